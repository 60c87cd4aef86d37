/** One thing that is wrong: since when, why, who looks after it, who was told, and what comes next. */
"use client";

import { useTranslations } from "use-intl";
import type { AlertWire } from "@/lib/api/alerts-contract";
import { incidentPath } from "@/lib/client/paths";
import { useSentences } from "@/lib/client/sentences";
import { clusterOf } from "@/lib/core/alerts/subject";
import { CaseBadge } from "../status/case-badge";
import { StatusBadge } from "../status/status-badge";
import { Link } from "../ui/link";
import { Age } from "../status/age";
import { AlertActions } from "./alert-actions";
import { AlertNotes } from "./alert-notes";
import { AlertNotified } from "./alert-notified";
import { Places } from "./places";
import { Subject, useSubjectWords } from "./subject";

const MOST_PLACES = 6;

export function AlertItem({ alert }: { alert: AlertWire }) {
  const t = useTranslations("alerts");
  const incidents = useTranslations("incidents");
  const { subject, severity, openedAt, why, said } = alert;
  const { evidence } = useSentences();
  const name = useSubjectWords()(subject);
  const cluster = clusterOf(subject);
  return (
    <article
      aria-label={`${severity} ${name}`}
      data-alert={subject.kind}
      className="grid grid-cols-1 gap-x-4 gap-y-2 rounded-lg border border-line bg-surface p-3 lg:grid-cols-[minmax(0,1fr)_auto]"
    >
      <div className="flex min-w-0 flex-col gap-1.5">
        <header className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <StatusBadge status={severity} size="md" />
          {alert.case ? <CaseBadge case={alert.case} /> : null}
          <h3 className="min-w-0 text-base">
            <Subject of={subject} />
          </h3>
          {cluster !== null ? <span className="text-xs text-text-3 wrap-anywhere">{cluster}</span> : null}
          <span className="ml-auto text-sm text-text-2">
            <span className="sr-only">{t("firesFor")} </span>
            <Age since={openedAt} atEnd />
          </span>
        </header>
        <p className="text-sm wrap-anywhere">{evidence({ evidence: why, said: said ?? undefined })}</p>
        <Places alert={alert} most={MOST_PLACES} />
        <AlertNotes alert={alert} />
        <AlertNotified alert={alert} />
        <p className="text-xs">
          <Link href={incidentPath(alert.id)} className="text-accent underline underline-offset-2">
            {incidents("thisIncident")}
          </Link>
        </p>
      </div>
      <AlertActions alert={alert} name={name} />
    </article>
  );
}
