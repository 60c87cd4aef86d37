/** Whether anybody is told of anything: receivers, what is on its way, the heartbeat, and what keeps it from working. */
"use client";

import { HeartPulse, Send, TriangleAlert } from "lucide-react";
import { useTranslations } from "use-intl";
import type { DeliveryHealthWire } from "@/lib/api/alerts-contract";
import { Moment } from "../status/age";

export function DeliveryHealth({ telling }: { telling: DeliveryHealthWire }) {
  const t = useTranslations("alerts");
  const { receivers, reached, waiting, heartbeat, unstored, links } = telling;
  return (
    <div className="flex flex-col gap-1">
      <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-text-2">
        {receivers > 0 ? (
          <span className="inline-flex items-center gap-1.5">
            <Send size={14} aria-hidden className="text-text-3" />
            {reached === receivers ? t("reachedAll", { receivers }) : t("reached", { reached, receivers })}
          </span>
        ) : null}
        {waiting > 0 ? <span className="figures">{t("waiting", { count: waiting })}</span> : null}
        {heartbeat ? <Heartbeat {...heartbeat} /> : null}
        {receivers > 0 && !links ? <span className="text-text-3">{t("noLinks")}</span> : null}
      </p>
      {receivers > 0 && reached === 0 ? (
        <p role="alert" className="flex items-start gap-1.5 text-sm text-warning">
          <TriangleAlert size={14} aria-hidden className="mt-1 shrink-0" /> {t("noneReached")}
        </p>
      ) : null}
      {unstored !== null ? (
        <p role="alert" className="flex items-start gap-1.5 text-sm text-warning">
          <TriangleAlert size={14} aria-hidden className="mt-1 shrink-0" /> {t("unstored", { reason: unstored })}
        </p>
      ) : null}
    </div>
  );
}

function Heartbeat({ host: known, lastGoodAt, answer }: NonNullable<DeliveryHealthWire["heartbeat"]>) {
  const t = useTranslations("alerts");
  const host = known ?? t("heartbeatSecret");
  return (
    <span className="inline-flex items-center gap-1.5" title={answer ?? undefined}>
      <HeartPulse size={14} aria-hidden className="text-text-3" />
      {lastGoodAt === null
        ? t("heartbeatNever", { host })
        : t.rich("heartbeat", { host, at: () => <Moment at={lastGoodAt} /> })}
    </span>
  );
}
