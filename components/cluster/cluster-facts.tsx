/** A cluster in numbers. */
"use client";

import clsx from "clsx";
import { useTranslations } from "use-intl";
import type { ClusterSummary } from "@/lib/api/contract";
import { formatInterval } from "@/lib/client/format";
import { Fact, Facts } from "../ui/fact";
import { Count } from "../status/figures";
import { Age } from "./moment";
import { milliseconds } from "./words";

export function ClusterFacts({ cluster, className }: { cluster: ClusterSummary; className?: string }) {
  const t = useTranslations("cluster");
  const { at, brokers, controllerId, groupCount, topicCount, partitionCount, offlinePartitions, cycle } = cluster;
  const offline = offlinePartitions.length;
  const missing = cluster.missingBrokers ?? [];
  const unread = { known: false, reason: t("nothingReadReason") } as const;
  const count = (value: number) => <Count value={at === null ? unread : value} />;
  return (
    <Facts label={t("numbers", { name: cluster.cluster })} className={clsx("*:last:col-span-2", className)}>
      <Fact
        label={t("brokers")}
        note={
          missing.length > 0 ? (
            <span className="text-error">{t("missingNamed", { ids: missing.map(({ id }) => id).join(", ") })}</span>
          ) : controllerId === null ? (
            t("noController")
          ) : (
            t("controller", { id: String(controllerId) })
          )
        }
      >
        {count(brokers.length)}
      </Fact>
      <Fact label={t("groups")} note={t("groupsNote")}>
        {count(groupCount)}
      </Fact>
      <Fact label={t("topics")} note={t("topicsNote")}>
        {count(topicCount)}
      </Fact>
      <Fact label={t("partitions")} note={t("partitionsNote")}>
        {count(partitionCount)}
      </Fact>
      <Fact label={t("offline")} note={offline > 0 ? t("offlineNote") : t("offlineNone")}>
        <span className={offline > 0 ? "text-offline" : undefined}>{count(offline)}</span>
      </Fact>
      <Fact
        label={t("cycle")}
        note={
          cycle
            ? t("cycleNote", { count: cycle.requests, interval: formatInterval(cluster.intervalMs) })
            : t("cycleNone")
        }
      >
        {cycle ? <span className="figures">{milliseconds(cycle.wallMs)}</span> : "–"}
      </Fact>
      <Fact label={t("read")} note={t("readNote")}>
        {at === null ? t("notYet") : <Age at={at} />}
      </Fact>
    </Facts>
  );
}
