/** What a link asks for, of which alert, and the button that does it. */
"use client";

import { useTranslations } from "use-intl";
import type { AlertWire, LinkAnswer } from "@/lib/api/alerts-contract";
import { alertsPath } from "@/lib/client/paths";
import { useSentences } from "@/lib/client/sentences";
import { clusterOf } from "@/lib/core/alerts/subject";
import { StatusBadge } from "../status/status-badge";
import { Card } from "../ui/card";
import { Link } from "../ui/link";
import { Ahead, Age } from "../status/age";
import { ActForm } from "./act-form";
import { AlertNotes } from "./alert-notes";
import { AlertNotified } from "./alert-notified";
import { Subject } from "./subject";

export function ActCard({ token, link: { action, receiver, expiresAt, alert } }: { token: string; link: LinkAnswer }) {
  const t = useTranslations("alerts.act");
  return (
    <div className="flex flex-col gap-4">
      <Card title={t("about")}>{alert ? <ActAlert alert={alert} /> : <p className="text-sm">{t("gone")}</p>}</Card>
      {alert && alert.endedAt === null ? (
        <Card title={t(`asks.${action}`)}>
          <ActForm token={token} action={action} />
        </Card>
      ) : alert ? (
        <p role="status" className="text-sm text-text-2">
          {t("over")}
        </p>
      ) : null}
      <p className="text-xs text-text-3">
        {t.rich("link", { receiver, time: () => <Ahead at={expiresAt} /> })}{" "}
        <Link href={alertsPath()} className="text-accent underline underline-offset-2">
          {t("toAlerts")}
        </Link>
      </p>
    </div>
  );
}

function ActAlert({ alert }: { alert: AlertWire }) {
  const t = useTranslations("alerts");
  const { evidence } = useSentences();
  const { subject, severity, openedAt, endedAt, end, why, said } = alert;
  const cluster = clusterOf(subject);
  return (
    <div className="flex flex-col gap-1.5">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <StatusBadge status={severity} size="md" />
        <Subject of={subject} />
        {cluster === null ? null : <span className="text-xs text-text-3 wrap-anywhere">{cluster}</span>}
        <span className="ml-auto text-sm text-text-2">
          {endedAt === null ? <Age since={openedAt} atEnd /> : end === null ? null : t(`end.${end}`)}
        </span>
      </p>
      <p className="text-sm wrap-anywhere">{evidence({ evidence: why, said: said ?? undefined })}</p>
      <AlertNotes alert={alert} />
      <AlertNotified alert={alert} />
    </div>
  );
}
