/** The brokers of a cluster: which is the controller, how many partitions each leads, and whether its replicas keep up. */
"use client";

import { Unplug } from "lucide-react";
import { useTranslations } from "use-intl";
import type { ClusterSummary } from "@/lib/api/contract";
import { formatExact } from "@/lib/client/format";
import { NowTag } from "../shell/now-tag";
import { Card } from "../ui/card";
import { Table, Td, Th } from "../ui/table";
import { SinceMoment } from "./moment";

type Broker = ClusterSummary["brokers"][number];

type Missing = NonNullable<ClusterSummary["missingBrokers"]>[number];

export function BrokersTable({ cluster: summary }: { cluster: ClusterSummary }) {
  const { brokers, controllerId, cluster, missingBrokers: missing = [] } = summary;
  const t = useTranslations("cluster");
  return (
    <Card
      title={t("brokers")}
      note={
        <>
          {missing.length > 0
            ? t("brokersMissing", { count: missing.length, all: brokers.length + missing.length })
            : brokers.length}{" "}
          <NowTag />
        </>
      }
      padded={false}
    >
      {brokers.length === 0 ? (
        <p className="px-4 py-4 text-sm text-text-2">{t("noBrokers")}</p>
      ) : (
        <Table aria-label={t("brokersOf", { name: cluster })}>
          <caption className="sr-only">{t("brokersOf", { name: cluster })}</caption>
          <thead>
            <tr>
              <Th align="right">{t("idColumn")}</Th>
              <Th>{t("address")}</Th>
              <Th>{t("rack")}</Th>
              <Th>{t("role")}</Th>
              <Th align="right" title={t("leadsTitle")}>
                {t("leads")}
              </Th>
              <Th align="right" title={t("inSyncTitle")}>
                {t("inSync")}
              </Th>
            </tr>
          </thead>
          <tbody>
            {missing.map((broker) => (
              <MissingRow key={broker.id} broker={broker} />
            ))}
            {brokers.map((broker) => (
              <tr key={broker.id} data-broker={broker.id}>
                <Td align="right">{broker.id}</Td>
                <Td className="figures">
                  {broker.host}:{broker.port}
                </Td>
                <Td className="text-text-2">{broker.rack ?? "–"}</Td>
                <Td>{broker.id === controllerId ? t("isController") : <span className="text-text-3">–</span>}</Td>
                <Td align="right">{broker.leads === undefined ? "–" : formatExact(broker.leads)}</Td>
                <Td align="right">
                  <InSync broker={broker} />
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  );
}

/** A broker that partitions count on and that is not there: since when. */
function MissingRow({ broker: { id, host, port, rack, since, atLeast } }: { broker: Missing }) {
  const t = useTranslations("cluster");
  return (
    <tr data-missing-broker={id} className="text-error">
      <Td align="right">{id}</Td>
      <Td className="figures">{host === null ? "–" : `${host}:${port ?? ""}`}</Td>
      <Td>{rack ?? "–"}</Td>
      <Td colSpan={3}>
        <span className="inline-flex flex-wrap items-center gap-x-1.5">
          <Unplug size={14} strokeWidth={2.25} aria-hidden className="shrink-0" />
          <span>
            {t.rich(atLeast ? "missingAtLeast" : "missingSince", {
              at: (after) => <SinceMoment at={since}>{after}</SinceMoment>,
            })}
          </span>
        </span>
      </Td>
    </tr>
  );
}

/** "12 / 12", or how many of its replicas are behind. */
function InSync({ broker: { replicas, inSync } }: { broker: Broker }) {
  if (replicas === undefined || inSync === undefined) return "–";
  return (
    <span className={inSync < replicas ? "text-warning" : undefined}>
      {formatExact(inSync)} / {formatExact(replicas)}
    </span>
  );
}
