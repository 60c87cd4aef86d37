/** A cluster in numbers. */
import type { ClusterSummary } from "@/lib/api/contract";
import { formatDuration } from "@/lib/client/format";
import { Fact, Facts } from "../group/fact";
import { Count } from "../status/figures";
import { Unknown } from "../status/unknown";

export function ClusterFacts({ cluster }: { cluster: ClusterSummary }) {
  const { brokers, controllerId, topicCount, partitionCount, offlinePartitions, groupCount, cycle, clusterId } =
    cluster;
  return (
    <Facts label="The cluster in numbers">
      <Fact label="Groups" note="watched">
        <Count value={groupCount} />
      </Fact>
      <Fact label="Topics" note="without internal ones">
        <Count value={topicCount} />
      </Fact>
      <Fact label="Partitions" note="without internal ones">
        <Count value={partitionCount} />
      </Fact>
      <Fact label="Offline" note="partitions without a leader">
        <span className={offlinePartitions.length > 0 ? "text-offline" : undefined}>
          <Count value={offlinePartitions.length} />
        </span>
      </Fact>
      <Fact label="Brokers" note={controllerId === null ? "controller not known" : `controller ${controllerId}`}>
        <Count value={brokers.length} />
      </Fact>
      <Fact label="Last cycle" note={`one is due every ${formatDuration(cluster.intervalMs)}`}>
        {cycle ? (
          <span className="figures">{formatDuration(cycle.wallMs)}</span>
        ) : (
          <Unknown reason="no cycle is complete yet" />
        )}
      </Fact>
      <Fact label="Cluster id" note="as Kafka names it">
        {clusterId ? <span className="figures text-sm">{clusterId}</span> : <Unknown reason="not read yet" />}
      </Fact>
    </Facts>
  );
}
