/** A cluster in numbers. */
import clsx from "clsx";
import type { ClusterSummary } from "@/lib/api/contract";
import { Fact, Facts } from "../group/fact";
import { Count } from "../status/figures";
import { Age } from "./moment";
import { interval } from "./words";

export function ClusterFacts({ cluster, className }: { cluster: ClusterSummary; className?: string }) {
  const { at, brokers, controllerId, groupCount, topicCount, partitionCount, offlinePartitions, cycle } = cluster;
  const offline = offlinePartitions.length;
  const unread = { known: false, reason: "nothing was read from this cluster yet" } as const;
  const count = (value: number) => <Count value={at === null ? unread : value} />;
  return (
    <Facts label={`${cluster.cluster} in numbers`} className={clsx("*:last:col-span-2", className)}>
      <Fact label="Brokers" note={controllerId === null ? "controller not known" : `controller ${controllerId}`}>
        {count(brokers.length)}
      </Fact>
      <Fact label="Groups" note="with offsets or members">
        {count(groupCount)}
      </Fact>
      <Fact label="Topics" note="internal ones left out">
        {count(topicCount)}
      </Fact>
      <Fact label="Partitions" note="of these topics">
        {count(partitionCount)}
      </Fact>
      <Fact label="Offline partitions" note={offline > 0 ? "without a leader" : "every one has a leader"}>
        <span className={offline > 0 ? "text-offline" : undefined}>{count(offline)}</span>
      </Fact>
      <Fact
        label="Cycle"
        note={cycle ? `${cycle.requests} requests, every ${interval(cluster.intervalMs)}` : "none yet"}
      >
        {cycle ? <span className="figures">{Math.round(cycle.wallMs)}&nbsp;ms</span> : "–"}
      </Fact>
      <Fact label="Read" note="these numbers">
        {at === null ? "not yet" : <Age at={at} />}
      </Fact>
    </Facts>
  );
}
