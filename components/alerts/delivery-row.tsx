/** One delivery: when, to whom, what, what came of it. It opens in place to its attempts and its words. */
"use client";

import { useId } from "react";
import clsx from "clsx";
import { ChevronRight } from "lucide-react";
import { useTranslations } from "use-intl";
import type { DeliveryWire } from "@/lib/api/alert-deliveries-contract";
import { formatTime } from "@/lib/client/format";
import { Ahead, Moment } from "../status/age";
import { DeliveryDetails } from "./delivery-details";
import { DeliveryStateMark } from "./delivery-state";
import { DeliverySubjects } from "./delivery-subjects";

export interface DeliveryRowProps {
  id: string;
  /** Null: of one that is not in the list its details tell all. */
  delivery: DeliveryWire | null;
  open: boolean;
  onToggle(): void;
}

export function DeliveryRow({ id, delivery, open, onToggle }: DeliveryRowProps) {
  const t = useTranslations("alerts.deliveries");
  const details = useId();
  return (
    <article data-delivery={id} className={clsx(open && "bg-sunken")}>
      {delivery ? (
        <div className="relative grid grid-cols-[20px_minmax(0,1fr)_auto] items-center gap-x-3 gap-y-0.5 px-4 py-2 text-sm hover:bg-selected/50 lg:grid-cols-[20px_96px_140px_minmax(0,1fr)_200px]">
          <button
            type="button"
            aria-expanded={open}
            aria-controls={open ? details : undefined}
            aria-label={t("openOf", { receiver: delivery.receiver, time: formatTime(delivery.madeAt) })}
            onClick={onToggle}
            className="flex size-[24px] items-center justify-center rounded-sm text-text-3 after:absolute after:inset-0"
          >
            <ChevronRight size={16} aria-hidden className={clsx(open && "rotate-90")} />
          </button>
          <span className="text-xs text-text-3">
            <Moment at={delivery.madeAt} />
          </span>
          <span className="truncate font-medium max-lg:col-start-2 max-lg:row-start-2">{delivery.receiver}</span>
          <span className="min-w-0 max-lg:col-span-2 max-lg:col-start-2">
            <DeliverySubjects delivery={delivery} />
          </span>
          <span className="justify-self-end max-lg:col-start-3 max-lg:row-start-1 lg:justify-self-start">
            <Outcome delivery={delivery} />
          </span>
        </div>
      ) : null}
      {open ? (
        <div id={details} className="border-t border-line px-4 py-3 lg:pl-13">
          <DeliveryDetails id={id} />
        </div>
      ) : null}
    </article>
  );
}

function Outcome({ delivery: { state, attempts, nextTryAt, answer } }: { delivery: DeliveryWire }) {
  const t = useTranslations("alerts.deliveries");
  const failing = state === "waiting" && attempts > 0;
  return (
    <span className="flex flex-wrap items-center gap-x-2 text-xs text-text-3" title={answer ?? undefined}>
      <DeliveryStateMark state={state} failing={failing} />
      {failing && nextTryAt !== null ? (
        <Ahead at={nextTryAt} />
      ) : attempts > 1 ? (
        <span className="figures">{t("attempts", { count: attempts })}</span>
      ) : null}
    </span>
  );
}
