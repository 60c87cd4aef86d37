/** A cluster of a chosen size, for measuring: which topics there are, and which group reads which partitions. */

export interface LoadSize {
  partitions: number;
  groups: number;
  /** Each group reads so many partitions: groups x this is the number of group-partitions. */
  partitionsPerGroup: number;
}

export interface LoadTopic {
  topic: string;
  partitions: number;
}

export interface LoadGroup {
  group: string;
  reads: { topic: string; partitions: number[] }[];
  /** How it behaves; most keep up. */
  habit: "keeps-up" | "falls-behind" | "stands-still";
}

export interface LoadPlan {
  size: LoadSize;
  topics: LoadTopic[];
  groups: LoadGroup[];
}

const PARTITIONS_PER_TOPIC = 50;
/** One group in so many falls behind and another one stands still: a cluster without trouble would flatter the rules. */
const TROUBLE_EVERY = 100;

/** The plan of a size; the same size gives the same plan. */
export function planLoad(size: LoadSize): LoadPlan {
  const { partitions, groups, partitionsPerGroup } = size;
  if (partitionsPerGroup > partitions) throw new Error("A group cannot read more partitions than there are.");
  const topics = Array.from({ length: Math.ceil(partitions / PARTITIONS_PER_TOPIC) }, (_, index) => ({
    topic: `load-${String(index).padStart(4, "0")}`,
    partitions: Math.min(PARTITIONS_PER_TOPIC, partitions - index * PARTITIONS_PER_TOPIC),
  }));
  return {
    size,
    topics,
    groups: Array.from({ length: groups }, (_, index) => ({
      group: `load-group-${String(index).padStart(5, "0")}`,
      reads: readsFrom((index * partitionsPerGroup) % partitions, size),
      habit: habitOf(index),
    })),
  };
}

const habitOf = (index: number): LoadGroup["habit"] =>
  index % TROUBLE_EVERY === 17 ? "falls-behind" : index % TROUBLE_EVERY === 53 ? "stands-still" : "keeps-up";

/** So many partitions from one on, counted through all topics and around. */
function readsFrom(first: number, { partitions, partitionsPerGroup }: LoadSize): LoadGroup["reads"] {
  const reads = new Map<number, number[]>();
  for (let step = 0; step < partitionsPerGroup; step++) {
    const at = (first + step) % partitions;
    const topic = Math.floor(at / PARTITIONS_PER_TOPIC);
    const list = reads.get(topic) ?? [];
    reads.set(topic, list);
    list.push(at % PARTITIONS_PER_TOPIC);
  }
  return [...reads].map(([topic, list]) => ({
    topic: `load-${String(topic).padStart(4, "0")}`,
    partitions: list.sort((a, b) => a - b),
  }));
}
