/** What would have been sent: how much to whom, and message by message. */
"use client";

import { useTranslations } from "use-intl";
import type { BacktestAnswer } from "@/lib/api/alert-deliveries-contract";
import { formatTime } from "@/lib/client/format";
import { Fact, Facts } from "../ui/fact";
import { Count } from "../status/figures";
import { Card } from "../ui/card";
import { Moment } from "../status/age";
import { DeliverySubjects } from "./delivery-subjects";

export function BacktestResult({ answer }: { answer: BacktestAnswer }) {
  const t = useTranslations("alerts.backtest");
  const { from, completeFrom, alerts, messages, receivers, deliveries } = answer;
  return (
    <div className="flex flex-col gap-4">
      <p role="status" className="sr-only">
        {t("summary", { messages, alerts })}
      </p>
      <Facts label={t("sums")}>
        <Fact label={t("alerts")}>
          <Count value={alerts} />
        </Fact>
        <Fact label={t("messages")}>
          <Count value={messages} />
        </Fact>
        {receivers.map(({ receiver, messages: own }) => (
          <Fact key={receiver} label={t("to", { receiver })}>
            <Count value={own} />
          </Fact>
        ))}
      </Facts>
      {completeFrom > from ? (
        <p className="text-sm text-warning">{t("incomplete", { time: formatTime(completeFrom) })}</p>
      ) : null}
      <Card title={t("list")} note={t("listNote")} padded={false}>
        {deliveries.length === 0 ? (
          <p className="px-4 py-4 text-sm text-text-2">{t("nothing")}</p>
        ) : (
          <ol className="divide-y divide-line" aria-label={t("list")}>
            {deliveries.map((delivery) => (
              <li
                key={delivery.id}
                className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5 px-4 py-2 text-sm lg:grid-cols-[96px_140px_minmax(0,1fr)]"
              >
                <span className="text-xs text-text-3">
                  <Moment at={delivery.deliveredAt ?? delivery.madeAt} />
                </span>
                <span className="truncate font-medium">{delivery.receiver}</span>
                <span className="min-w-0 max-lg:col-span-2">
                  <DeliverySubjects delivery={delivery} />
                </span>
              </li>
            ))}
          </ol>
        )}
        {messages > deliveries.length && deliveries.length > 0 ? (
          <p className="border-t border-line px-4 py-2 text-xs text-text-3">
            {t("moreMessages", { count: messages - deliveries.length })}
          </p>
        ) : null}
      </Card>
    </div>
  );
}
