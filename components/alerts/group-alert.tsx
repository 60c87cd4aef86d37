/** On a group's page: who owns it, and, while it fires, who was told, who looks after it, and what comes next. */
"use client";

import clsx from "clsx";
import { useTranslations } from "use-intl";
import type { AlertWire } from "@/lib/api/alerts-contract";
import type { GroupDetail } from "@/lib/api/contract";
import { usePolicy } from "@/lib/client/alert-policy-query";
import { useAlertsOfGroup } from "@/lib/client/alerts-query";
import { alertsPath, incidentPath } from "@/lib/client/paths";
import { Link } from "../ui/link";
import { AlertNotes } from "./alert-notes";
import { AlertNotified } from "./alert-notified";
import { alertOfGroup } from "./mark";
import { OwnerLine } from "./owner-line";
import { ownerOfGroup } from "./owner-of-group";

export function GroupAlert({ detail }: { detail: GroupDetail }) {
  const { cluster, group } = detail;
  const alerts = useAlertsOfGroup(cluster, group);
  const alert = alerts && alertOfGroup(alerts, cluster, group);
  const owners = usePolicy().data?.owners;
  if (alert) return <Fires alert={alert} />;
  const owner = owners && ownerOfGroup(owners, detail);
  // Owners come a moment after the rest of the page, and so does what fires, in two lines: nothing is to move then.
  const troubled = detail.muted !== true && (detail.status === "ERROR" || detail.status === "WARNING");
  return (
    <p className={clsx("mt-1 text-xs text-text-2", troubled ? "min-h-9" : "min-h-4")}>
      {owner ? <OwnerLine owner={owner} /> : null}
    </p>
  );
}

function Fires({ alert }: { alert: AlertWire }) {
  const t = useTranslations("alerts");
  const incidents = useTranslations("incidents");
  return (
    <section aria-label={t("alertOf")} className="mt-1 flex min-h-9 flex-col gap-1">
      <AlertNotes alert={alert} />
      <div className="flex flex-wrap items-end gap-x-3">
        <AlertNotified alert={alert} />
        <Link href={alertsPath()} className="text-xs text-accent underline underline-offset-2">
          {t("toAlerts")}
        </Link>
        <Link href={incidentPath(alert.id)} className="text-xs text-accent underline underline-offset-2">
          {incidents("thisIncident")}
        </Link>
      </div>
    </section>
  );
}
