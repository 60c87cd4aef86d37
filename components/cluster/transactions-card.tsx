/** Transactions that have been open for long, whose they are, and how to end them. */
"use client";

import { TriangleAlert } from "lucide-react";
import { useTranslations } from "use-intl";
import type { ClusterSummary } from "@/lib/api/contract";
import { formatExact } from "@/lib/client/format";
import { NowTag } from "../shell/now-tag";
import { Card } from "../ui/card";
import { SinceMoment } from "./moment";

export function TransactionsCard({ cluster: { openTransactions: open = [] } }: { cluster: ClusterSummary }) {
  const t = useTranslations("cluster");
  if (open.length === 0) return null;
  return (
    <Card
      title={t("transactions")}
      note={
        <>
          {t("transactionsDetail")} <NowTag />
        </>
      }
      padded={false}
    >
      <ul className="divide-y divide-line">
        {open.map(({ topic, partition, lastStable, since, producerId, transactionalId }) => {
          const producer = transactionalId ?? producerId;
          return (
            <li key={`${topic}/${partition}`} className="flex gap-2 px-4 py-2 text-sm">
              <TriangleAlert size={14} strokeWidth={2.25} aria-hidden className="mt-1 shrink-0 text-warning" />
              <div className="min-w-0 wrap-anywhere text-text-2">
                <p>
                  {t.rich("transactionAt", {
                    name: () => <span className="figures font-medium text-text">{`${topic}/${partition}`}</span>,
                    at: (after) => <SinceMoment at={since}>{after}</SinceMoment>,
                    offset: formatExact(lastStable),
                  })}{" "}
                  {producer === null ? t("transactionUnknown") : t("transactionBy", { producer })}
                </p>
                <pre tabIndex={0} className="mt-1 overflow-x-auto font-mono text-xs">
                  {`kafka-transactions.sh abort --topic ${topic} --partition ${partition} --start-offset ${lastStable}`}
                </pre>
              </div>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
