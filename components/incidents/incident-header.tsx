/** Top of an incident's page: what, since when, how it stands, why, whose it is, and what can be taken along. */
"use client";

import { useState } from "react";
import { Download } from "lucide-react";
import { useLocale, useTranslations } from "use-intl";
import type { AlertWire } from "@/lib/api/alerts-contract";
import { formatDuration, formatTime } from "@/lib/client/format";
import { groupPath, incidentAddress, incidentReportPath, incidentsPath } from "@/lib/client/paths";
import { useSentences } from "@/lib/client/sentences";
import { useServerNow } from "@/lib/client/server-clock";
import { currentZone, zoneName, zonePlace } from "@/lib/client/zone";
import { Age } from "../status/age";
import { AlertNotes } from "../alerts/alert-notes";
import { Places } from "../alerts/places";
import { useSubjectWords } from "../alerts/subject";
import { rangeOfSpan } from "../series/past-span";
import { PageHeader } from "../shell/page-header";
import { CaseBadge } from "../status/case-badge";
import { StatusBadge } from "../status/status-badge";
import { buttonClass } from "../ui/button";
import { CopyButton } from "../ui/copy-button";
import { FIELD } from "../ui/field";
import { Link } from "../ui/link";

const MOST_PLACES = 12;

export function IncidentHeader({ incident }: { incident: AlertWire }) {
  const shell = useTranslations("shell");
  const { evidence } = useSentences();
  const { subject, severity, why, said } = incident;
  return (
    <PageHeader
      title={useSubjectWords()(subject)}
      crumbs={[
        { label: shell("overview"), href: "/" },
        { label: shell("incidents"), href: incidentsPath() },
      ]}
      actions={<TakeAlong incident={incident} />}
    >
      <div className="mt-2 flex min-h-8 flex-wrap items-center gap-x-3 gap-y-2">
        <StatusBadge status={severity} size="lg" />
        {incident.case ? <CaseBadge case={incident.case} /> : null}
        <p className="min-w-0 text-base wrap-anywhere">{evidence({ evidence: why, said: said ?? undefined })}</p>
      </div>
      <Times incident={incident} />
      <div className="mt-1 flex flex-col gap-1">
        <Places alert={incident} most={MOST_PLACES} />
        <AlertNotes alert={incident} />
      </div>
    </PageHeader>
  );
}

function Times({ incident: { openedAt, endedAt, end } }: { incident: AlertWire }) {
  const t = useTranslations("incidents");
  const alerts = useTranslations("alerts");
  const moment = (at: number) => `${formatTime(at)} ${zoneName(currentZone(), at)}`;
  return (
    <p className="figures mt-1 flex flex-wrap gap-x-3 text-sm text-text-2">
      <time dateTime={new Date(openedAt).toISOString()}>{t("since", { at: moment(openedAt) })}</time>
      {endedAt === null ? (
        <span>
          {t("openFor")} <Age since={openedAt} />
        </span>
      ) : (
        <>
          <time dateTime={new Date(endedAt).toISOString()}>{t("until", { at: moment(endedAt) })}</time>
          <span>{t("lasted", { time: formatDuration(Math.max(endedAt - openedAt, 0)) })}</span>
          {end === null ? null : <span>{alerts(`end.${end}`)}</span>}
        </>
      )}
    </p>
  );
}

/** The address is that of the incident, also where the page was asked for the latest of its subject. */
function TakeAlong({ incident: { id, subject, openedAt, endedAt } }: { incident: AlertWire }) {
  const t = useTranslations("incidents");
  const lang = useLocale();
  const now = useServerNow(60_000);
  const range = rangeOfSpan({ from: openedAt, to: endedAt }, now === 0 ? openedAt : now);
  const [byHand, setByHand] = useState(false);
  return (
    <>
      {subject.kind === "group" ? (
        <Link
          href={`${groupPath(subject.cluster, subject.group)}?from=${range.from}&to=${range.to}`}
          className={buttonClass()}
        >
          {t("toGroup")}
        </Link>
      ) : null}
      <CopyButton text={() => incidentAddress(id)} of={t("copyLink")} onRefused={() => setByHand(true)} />
      {byHand ? (
        <input
          readOnly
          autoFocus
          aria-label={t("linkByHand")}
          value={incidentAddress(id)}
          onFocus={(event) => event.target.select()}
          className={`${FIELD} h-8 max-w-full`}
        />
      ) : null}
      <a
        href={incidentReportPath(id, { zone: zonePlace(currentZone()), lang })}
        download
        title={t("downloadTitle")}
        className={buttonClass()}
      >
        <Download size={14} aria-hidden /> {t("download")}
      </a>
    </>
  );
}
