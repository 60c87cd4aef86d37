/** On the overview: in one quiet line what began and ended since this browser's last visit. Gone once it is dismissed. */
"use client";

import { X } from "lucide-react";
import { useTranslations } from "use-intl";
import { useNow } from "@/lib/client/clock";
import { formatMoment } from "@/lib/client/format";
import { useIncidentsSince } from "@/lib/client/incidents-since";
import { useLastLook } from "@/lib/client/last-look";
import { incidentsPath } from "@/lib/client/paths";
import { countNews } from "../incidents/news";
import { Button } from "../ui/button";
import { Link } from "../ui/link";

const MINUTE = 60_000;

export function SinceVisit() {
  const t = useTranslations("incidents");
  const [since, markSeen] = useLastLook();
  const now = useNow(MINUTE);
  const { data } = useIncidentsSince(since);
  const news = data && since !== null ? countNews(data, since) : null;
  if (since === null || now === 0 || !news || news.began + news.ended === 0) return null;
  // It comes with the page or not at all; on a wide screen into room that was free.
  return (
    <p
      role="status"
      className="flex min-h-6 flex-wrap items-center gap-x-3 text-xs text-text-2 xl:ml-auto xl:max-w-[48ch] xl:justify-end"
    >
      <span className="min-w-0">{t("sinceVisit", { ...news, at: formatMoment(since, now) })}</span>
      <Link href={incidentsPath()} className="py-1 text-accent underline underline-offset-2">
        {t("look")}
      </Link>
      <Button size="sm" variant="ghost" icon aria-label={t("dismiss")} title={t("dismiss")} onClick={markSeen}>
        <X size={14} aria-hidden />
      </Button>
    </p>
  );
}
