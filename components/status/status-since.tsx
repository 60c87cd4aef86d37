/** Since when a status has held, and for how long. */
"use client";

import { useTranslations } from "use-intl";
import { formatDuration, formatMoment, formatTime } from "@/lib/client/format";
import { usePageNow } from "@/lib/client/page-moment";
import type { AnyStatus } from "./tone";

interface StatusSinceProps {
  at: number;
  atLeast?: boolean;
  status: AnyStatus;
}

/** "ERROR since 14:02, 12 min"; at least that, where nobody knows what was before. The status is in the words for those who do not see the badge beside it. */
export function StatusSince({ at, atLeast = false, status }: StatusSinceProps) {
  const t = useTranslations("group");
  const now = usePageNow(5000);
  return (
    <p className="text-sm whitespace-nowrap text-text-3">
      <span className="sr-only">{status} </span>
      {t.rich(atLeast ? "sinceAtLeast" : "since", {
        at: () => (
          <time className="figures" dateTime={new Date(at).toISOString()} title={formatTime(at)}>
            {now === 0 ? "…" : formatMoment(at, now)}
          </time>
        ),
      })}
      {now > at ? <span className="figures">{t("lasts", { age: formatDuration(now - at) })}</span> : null}
    </p>
  );
}
