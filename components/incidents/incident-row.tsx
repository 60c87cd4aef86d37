/** One incident in the list: what, since when and for how long, why, whose it is, and whether it is new. */
"use client";

import { useTranslations } from "use-intl";
import type { AlertWire } from "@/lib/api/alerts-contract";
import { formatDuration, formatMoment, formatTime } from "@/lib/client/format";
import { incidentPath } from "@/lib/client/paths";
import { useSentences } from "@/lib/client/sentences";
import { useServerNow } from "@/lib/client/server-clock";
import { clusterOf } from "@/lib/core/alerts/subject";
import { Age } from "../status/age";
import { useSubjectWords } from "../alerts/subject";
import { CaseBadge } from "../status/case-badge";
import { StatusIcon } from "../status/status-badge";
import { Link } from "../ui/link";
import { newsOf } from "./news";

export function IncidentRow({ incident, since }: { incident: AlertWire; since: number | null }) {
  const t = useTranslations("incidents");
  const alerts = useTranslations("alerts");
  const { evidence } = useSentences();
  const now = useServerNow(60_000);
  const { id, subject, severity, openedAt, endedAt, end, why, said, owner, acknowledged } = incident;
  const name = useSubjectWords()(subject);
  const cluster = clusterOf(subject);
  const news = newsOf(incident, since);
  const at = (ms: number) => (now === 0 ? "–" : formatMoment(ms, now));
  return (
    <li
      data-incident={subject.kind}
      className="grid grid-cols-[16px_minmax(0,1fr)_auto] items-start gap-x-2.5 gap-y-0.5 px-4 py-2 text-sm hover:bg-selected/50"
    >
      <span className="mt-0.5">
        <StatusIcon status={severity} size={14} />
      </span>
      <p className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
        <Link href={incidentPath(id)} className="min-w-0 font-medium wrap-anywhere hover:underline">
          <span className="sr-only">{severity} </span>
          {name}
        </Link>
        {incident.case ? <CaseBadge case={incident.case} /> : null}
        {cluster !== null ? <span className="min-w-0 text-xs text-text-3 wrap-anywhere">{cluster}</span> : null}
        {news ? (
          <span
            data-new={news}
            title={t(news === "began" ? "newTitle" : "endedNewTitle")}
            className="rounded-full border border-accent px-1.5 text-2xs font-medium text-accent"
          >
            {t(news === "began" ? "new" : "justEnded")}
          </span>
        ) : null}
      </p>
      <p className="figures text-right text-xs text-text-2" title={formatTime(openedAt)}>
        {endedAt === null ? (
          <>
            <span className="sr-only">{t("openFor")} </span>
            <Age since={openedAt} atEnd />
          </>
        ) : (
          <>
            {at(openedAt)} – {at(endedAt)}
          </>
        )}
      </p>
      {why === "" && !said ? null : (
        <p className="col-span-2 col-start-2 min-w-0 text-text-2 wrap-anywhere">
          {evidence({ evidence: why, said: said ?? undefined })}
        </p>
      )}
      <p className="col-span-2 col-start-2 min-w-0 text-xs text-text-3 wrap-anywhere empty:hidden">
        {[
          end === null ? null : alerts(`end.${end}`),
          endedAt === null ? null : t("lasted", { time: formatDuration(Math.max(endedAt - openedAt, 0)) }),
          owner ? `${alerts("ownedBy")} ${owner.team}` : null,
          acknowledged && endedAt === null ? t("acknowledged", { by: acknowledged.by }) : null,
        ]
          .filter((part) => part !== null)
          .join(" · ")}
      </p>
    </li>
  );
}
