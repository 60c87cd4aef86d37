/**
 * A group's snapshot. What every cycle needs of every group stands in it; what only a reader needs (partitions, rates, the
 * trend) is worked out when it is first asked for, from what this cycle read. It holds nothing of the cycle before.
 */
import type { GroupState } from "./collection";
import { groupRates } from "./group-rates";
import { measurePartition } from "./measures";
import { partitionSnapshot, type Share } from "./partition-snapshot";
import type { RolledUp } from "./rollup";
import type { GroupSnapshot, PartialSum, PartitionTally } from "./snapshot";
import type { Millis } from "./terms";
import type { Trend } from "./trend";

export interface GroupFacts {
  cluster: string;
  state: GroupState;
  rolled: RolledUp;
  since: Millis;
  lag: PartialSum;
  shares: Share[];
  statuses: PartitionTally["statuses"];
  /** True when no partition's status is another one than in the cycle before, and none has lost records. */
  steady: boolean;
  trend: () => Trend;
}

export function groupSnapshot(facts: GroupFacts): GroupSnapshot {
  const { state, shares, rolled } = facts;
  const rates = once(() => groupRates(shares));
  const trend = once(facts.trend);
  const subscriptions = whileWanted(() =>
    shares.map((share) => ({
      topic: share.topic,
      partitions: Array.from({ length: share.count }, (_, partition) => partitionSnapshot(share, partition)),
    })),
  );
  return {
    cluster: facts.cluster,
    group: state.group,
    type: state.type,
    state: state.state,
    assignor: state.assignor,
    generation: state.generation,
    coordinator: state.coordinator,
    members: state.members,
    status: rolled.status,
    case: rolled.case,
    why: rolled.why,
    said: rolled.said,
    worst: rolled.worst,
    ...(rolled.muted ? { muted: true } : {}),
    get findings() {
      return rolled.findings;
    },
    since: facts.since,
    lag: facts.lag,
    steady: facts.steady,
    tally: () => tallyOf(shares, facts.statuses),
    measure: (partition) => {
      const { windows, now } = shares[0]!;
      const window = windows.window(state.group, partition.topic, partition.partition);
      return measurePartition(partition, window, { now, bucketMs: windows.bucketMs });
    },
    get timeLag() {
      return rates().timeLag;
    },
    get produceRate() {
      return rates().produceRate;
    },
    get consumeRate() {
      return rates().consumeRate;
    },
    get catchUp() {
      return rates().catchUp;
    },
    get subscriptions() {
      return subscriptions();
    },
    get trend() {
      return trend();
    },
  };
}

function tallyOf(shares: readonly Share[], statuses: PartitionTally["statuses"]): PartitionTally {
  let lastCommitAt: Millis | null = null;
  let partitions = 0;
  for (const { state, topic, count, windows } of shares) {
    partitions += count;
    const commits = windows.commitsOf(state.group, topic);
    for (let partition = 0; commits && partition < count; partition++) {
      const at = commits.lastAt(partition);
      if (at !== null && (lastCommitAt === null || at > lastCommitAt)) lastCommitAt = at;
    }
  }
  return { topics: shares.map(({ topic }) => topic), partitions, statuses, lastCommitAt };
}

/**
 * As `once`, but forgotten when nobody holds it: the pictures of all partitions of all groups are far more than the windows
 * that they are made from, and a scrape asks for every one of them.
 */
function whileWanted<T extends object>(make: () => T): () => T {
  let made: WeakRef<T> | null = null;
  return () => {
    const held = made?.deref();
    if (held) return held;
    const value = make();
    made = new WeakRef(value);
    return value;
  };
}

/** Works something out at the first call and remembers it. */
function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
