/** Burrow's JSON shapes, spelling traps included: `current-lag` in a consumer's detail, `current_lag` in a status. */
import type { BurrowGroup, BurrowPartition } from "@/lib/core/judge/burrow/group";
import type { BurrowEntry } from "@/lib/core/judge/burrow/rules";
import type { ClusterSnapshot } from "@/lib/core/picture/snapshot";
import type { WindowedPartition } from "./cluster";
import type { Json } from "./json";

/** `observedAt` is when Burrow read a commit, in whole seconds; the commit stream is read as it is written. */
function offsetBody(entry: BurrowEntry | null): Json {
  if (!entry) return null;
  const { offset, timestamp, lag } = entry;
  return { offset, timestamp, observedAt: Math.floor(timestamp / 1000) * 1000, lag };
}

function partitionBody({ topic, partition, owner, clientId, ...rest }: BurrowPartition): Json {
  return {
    topic,
    partition,
    owner,
    client_id: clientId,
    status: rest.status,
    start: offsetBody(rest.start),
    end: offsetBody(rest.end),
    current_lag: rest.currentLag,
    complete: rest.complete,
  };
}

/** @param all false: only the partitions that are not OK */
export function groupBody(cluster: string, group: string, state: BurrowGroup, all: boolean): Json {
  const shown = all ? state.partitions : state.partitions.filter(({ status }) => status !== "OK");
  return {
    cluster,
    group,
    status: state.status,
    complete: state.complete,
    partitions: shown.map(partitionBody),
    partition_count: state.partitions.length + state.unread,
    maxlag: state.maxlag && partitionBody(state.maxlag),
    totallag: state.totallag,
  };
}

/** Windows of a group by topic, in the order of its partitions. */
export function topicsBody(partitions: readonly WindowedPartition[]): Json {
  const topics = new Map<string, Json[]>();
  for (const { partition, window } of partitions) {
    const list = topics.get(partition.topic) ?? [];
    topics.set(partition.topic, list);
    list.push({
      offsets: window.slots.map(offsetBody),
      owner: partition.owner,
      client_id: partition.clientId,
      "current-lag": partition.currentLag,
    });
  }
  return Object.fromEntries(topics);
}

/** A cluster's module. What Burrow would print of its client's configuration is not told: nobody reads it. */
export function moduleBody({ brokers, intervalMs }: ClusterSnapshot): Json {
  const seconds = Math.max(1, Math.round(intervalMs / 1000));
  return {
    "class-name": "kafka",
    servers: brokers.map(({ host, port }) => `${host}:${port}`),
    "client-profile": { name: "", "client-id": "", "kafka-version": "", tls: null, sasl: null },
    "topic-refresh": seconds,
    "offset-refresh": seconds,
  };
}
