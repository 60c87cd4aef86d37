/** What ended of late: how, after how long, and who has yet to be told of it. */
"use client";

import { useTranslations } from "use-intl";
import type { AlertWire } from "@/lib/api/alerts-contract";
import { formatDuration } from "@/lib/client/format";
import { incidentPath } from "@/lib/client/paths";
import { clusterOf } from "@/lib/core/alerts/subject";
import { StatusIcon } from "../status/status-badge";
import { Card } from "../ui/card";
import { Link } from "../ui/link";
import { Moment } from "../status/age";
import { MoreButton } from "./more-button";
import { useMore } from "./use-more";
import { Subject } from "./subject";

const STEP = 20;

export function EndedList({ alerts, isComplete }: { alerts: readonly AlertWire[]; isComplete: boolean }) {
  const t = useTranslations("alerts");
  const list = useMore(alerts, STEP);
  return (
    <Card title={t("ended")} note={t("endedNote")} padded={false}>
      {isComplete && alerts.length > 0 ? null : (
        <p className="px-4 py-4 text-sm text-text-2">{t(isComplete ? "nothingEnded" : "endedUnread")}</p>
      )}
      {alerts.length === 0 ? null : (
        <ul className="divide-y divide-line" aria-label={t("ended")}>
          {list.shown.map((alert) => (
            <EndedItem key={alert.id} alert={alert} />
          ))}
        </ul>
      )}
      <MoreButton {...list} />
    </Card>
  );
}

function EndedItem({
  alert: { id, subject, severity, openedAt, endedAt, end, notified, unheard },
}: {
  alert: AlertWire;
}) {
  const t = useTranslations("alerts");
  const incidents = useTranslations("incidents");
  const cluster = clusterOf(subject);
  const heard = notified.filter(({ state }) => state === "resolved").map(({ receiver }) => receiver);
  return (
    <li className="grid grid-cols-[16px_minmax(0,1fr)_auto] items-start gap-x-2.5 gap-y-0.5 px-4 py-2 text-sm">
      <span className="mt-0.5">
        <StatusIcon status={severity} size={14} />
      </span>
      <p className="min-w-0">
        <Subject of={subject} />
        {cluster !== null ? <span className="ml-2 text-xs text-text-3 wrap-anywhere">{cluster}</span> : null}
      </p>
      <Link
        href={incidentPath(id)}
        title={incidents("thisIncident")}
        className="text-xs text-accent underline underline-offset-2"
      >
        {endedAt === null ? incidents("thisIncident") : <Moment at={endedAt} />}
      </Link>
      <p className="col-start-2 text-xs text-text-2 wrap-anywhere">
        {end === null ? "" : t(`end.${end}`)}
        {endedAt === null ? "" : ` ${t("after", { time: formatDuration(Math.max(endedAt - openedAt, 0)) })}`}
        {heard.length > 0 ? `; ${t("endNotified", { names: heard.join(", ") })}` : ""}
        {unheard.length > 0 ? `; ${t("endNotNotified", { names: unheard.join(", ") })}` : ""}
      </p>
    </li>
  );
}
