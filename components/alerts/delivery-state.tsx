/** What came of a delivery, as icon and word. */
"use client";

import clsx from "clsx";
import { CircleCheck, CircleX, Clock, Replace, type LucideIcon } from "lucide-react";
import { useTranslations } from "use-intl";
import type { DeliveryState } from "@/lib/core/alerts/terms";

const ICONS: Record<DeliveryState, LucideIcon> = {
  waiting: Clock,
  delivered: CircleCheck,
  expired: CircleX,
  superseded: Replace,
};

/** Only what went wrong is in colour; `failing`: it waits because it was refused or not taken. */
export function DeliveryStateMark({ state, failing = false }: { state: DeliveryState; failing?: boolean }) {
  const t = useTranslations("alerts.deliveries");
  const Icon = ICONS[state];
  return (
    <span
      data-delivery-state={state}
      title={t(`stateMeans.${state}`)}
      className={clsx(
        "inline-flex items-center gap-1 text-xs font-medium whitespace-nowrap",
        state === "expired" ? "text-error" : failing ? "text-warning" : "text-text-2",
      )}
    >
      <Icon size={14} aria-hidden /> {t(`states.${state}`)}
    </span>
  );
}
