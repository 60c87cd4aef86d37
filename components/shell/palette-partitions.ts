/** Partitions by name, as the palette finds them: "orders 3", "payments/1", with words of the group's name where it helps. Pure. */
import { find } from "./find";

interface Reader {
  cluster: string;
  group: string;
  topics: string[];
}

interface Counted {
  cluster: string;
  topic: string;
  partitionCount: number;
}

export interface PartitionName {
  cluster: string;
  group: string;
  topic: string;
  partition: number;
}

/** Words, then a number of its own. */
const ASKED = /^(.*[^\s/:#])[\s/:#]+(\d{1,6})$/;

/** The words and the number of a query that asks for a partition; null of any other. */
export function partitionAsked(query: string): { words: string; partition: number } | null {
  const [, words, number] = ASKED.exec(query.trim()) ?? [];
  return words === undefined ? null : { words, partition: Number(number) };
}

/**
 * At most `most`: the partition of that number of topics with these words, once for each group that reads it. A topic that has
 * no such partition is left out; one of which nobody knows how many it has is not.
 */
export function findPartitions(
  groups: readonly Reader[],
  topics: readonly Counted[],
  query: string,
  most: number,
): PartitionName[] {
  const asked = partitionAsked(query);
  if (!asked) return [];
  const { words, partition } = asked;
  const counts = new Map(topics.map(({ cluster, topic, partitionCount }) => [`${topic}/${cluster}`, partitionCount]));
  const all = groups.flatMap(({ cluster, group, topics: read }) =>
    read
      .filter((topic) => (counts.get(`${topic}/${cluster}`) ?? Infinity) > partition)
      .map((topic) => ({ cluster, group, topic, partition })),
  );
  return find(all, ({ topic, group }) => `${topic} ${group}`, words, most);
}
