/** On a group's page: who owns it, and, while it fires, who was told, who looks after it, and what comes next. */
"use client";

import { useCallback } from "react";
import clsx from "clsx";
import { useTranslations } from "use-intl";
import type { AlertsAnswer, AlertWire } from "@/lib/api/alerts-contract";
import type { GroupDetail } from "@/lib/api/contract";
import { usePolicy } from "@/lib/client/alert-policy-query";
import { useOfAlerts } from "@/lib/client/alerts-query";
import { alertsPath } from "@/lib/client/paths";
import { ownerOf } from "@/lib/core/alerts/owners";
import { Link } from "../ui/link";
import { AlertNotes } from "./alert-notes";
import { AlertTold } from "./alert-told";
import { alertOfGroup } from "./mark";
import { OwnerLine } from "./owner-line";

export function GroupAlert({ detail }: { detail: GroupDetail }) {
  const { cluster, group, subscriptions } = detail;
  const select = useCallback((answer: AlertsAnswer) => alertOfGroup(answer, cluster, group), [cluster, group]);
  const alert = useOfAlerts(select);
  const owners = usePolicy().data?.owners;
  if (alert) return <Fires alert={alert} />;
  const topics = subscriptions.map(({ topic }) => topic);
  const owner = owners && ownerOf(owners, { cluster, group, topics, severity: "ERROR", case: detail.case });
  // What fires is told in two lines, a moment after the rest of the page: nothing is to move then.
  const troubled = detail.muted !== true && (detail.status === "ERROR" || detail.status === "WARNING");
  if (!owner && !troubled) return null;
  return (
    <p className={clsx("mt-1 text-xs text-text-2", troubled && "min-h-9")}>
      {owner ? <OwnerLine owner={owner} /> : null}
    </p>
  );
}

function Fires({ alert }: { alert: AlertWire }) {
  const t = useTranslations("alerts");
  return (
    <section aria-label={t("alertOf")} className="mt-1 flex flex-col gap-1">
      <AlertNotes alert={alert} />
      <div className="flex flex-wrap items-end gap-x-3">
        <AlertTold alert={alert} />
        <Link href={alertsPath()} prefetch={false} className="text-xs text-accent underline underline-offset-2">
          {t("toAlerts")}
        </Link>
      </div>
    </section>
  );
}
