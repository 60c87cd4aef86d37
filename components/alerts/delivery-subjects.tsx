/** What a message tells of: its kind, the worst of its alerts, how many more. */
"use client";

import { useTranslations } from "use-intl";
import type { DeliveryWire } from "@/lib/api/alert-deliveries-contract";
import { NOTIFIED_STATES } from "@/lib/core/alerts/terms";
import { StatusIcon } from "../status/status-badge";
import { Subject } from "./subject";

const SHOWN = 3;

export function DeliverySubjects({
  delivery,
}: {
  delivery: Pick<DeliveryWire, "alerts" | "count" | "kind" | "cluster">;
}) {
  const t = useTranslations("alerts");
  const { alerts, count, kind, cluster } = delivery;
  const all = NOTIFIED_STATES.reduce((sum, state) => sum + (count[state] ?? 0), 0);
  // A test tells of nothing but its receiver, which stands beside it.
  const shown = kind === "test" ? [] : alerts.slice(0, SHOWN);
  return (
    <span className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-[4px]">
      {kind === "news" ? null : <span className="text-xs text-text-3">{t(`kind.${kind}`)}</span>}
      {shown.map(({ id, subject, severity, state }) => (
        // Its link lies above the row's button.
        <span key={id} className="relative z-1 inline-flex min-w-0 items-center gap-1.5">
          <StatusIcon status={state === "resolved" || state === "passed" ? "OK" : severity} size={14} />
          <span className="min-w-0">
            <Subject of={subject} />
          </span>
          <span className="text-xs text-text-3">{t(`notifiedState.${state}`)}</span>
        </span>
      ))}
      {kind !== "test" && all > shown.length ? (
        <span className="figures text-xs text-text-3">{t("andMore", { count: all - shown.length })}</span>
      ) : null}
      {cluster === null ? null : <span className="text-xs text-text-3">{cluster}</span>}
    </span>
  );
}
