/** Which topics the list shows, and in which order. Pure. */
import type { KnownNumber } from "@/lib/api/contract";
import type { TopicSummary } from "@/lib/api/topic-contract";
import type { CompileExpression } from "@/lib/client/expressions";
import { CONSUMER_STATUSES } from "@/lib/core/words/terms";
import { compileSearch } from "../list/search";

export interface TopicFilters {
  q: string;
  /** What makes expressions tests; without it they are looked for as they stand. */
  compile?: CompileExpression | null;
  cluster: string | null;
  /** Only topics that something is wrong with: a group in trouble, records in danger, partitions offline. */
  trouble: boolean;
  /** Also Kafka's own topics. */
  internal: boolean;
}

export const TOPIC_SORTS = ["worst", "topic", "partitions", "groups", "produced", "lag", "retained", "danger"] as const;
export type TopicSort = (typeof TOPIC_SORTS)[number];

/** Names a topic among all clusters. */
export const keyOf = ({ cluster, topic }: TopicSummary): string => `${cluster}/${topic}`;

const isTrouble = ({ status, inDanger, offline, underReplicated }: TopicSummary): boolean =>
  status === "ERROR" || status === "WARNING" || inDanger.length + offline.length + underReplicated.length > 0;

/** Topics that pass all filters. The search is a part of the name or of the cluster's, in any case, or a regex. */
export function filterTopics(topics: readonly TopicSummary[], filters: TopicFilters): TopicSummary[] {
  const found = matcher(filters);
  return topics.filter(
    (topic) =>
      (filters.internal || !topic.internal) &&
      (filters.cluster === null || topic.cluster === filters.cluster) &&
      (!filters.trouble || isTrouble(topic)) &&
      found(topic),
  );
}

/** Whether something is typed that may be an expression: a name has none of these characters. */
export const isExpression = (q: string): boolean => /[\\^$*+?()[\]{}|]/.test(q);

/** What is no expression, or an unfinished one, is looked for as it stands; so is an expression. */
function matcher({ q, compile = null }: TopicFilters): (topic: TopicSummary) => boolean {
  const { matches } = compileSearch(q, isExpression(q), compile);
  const lower = q.trim().toLowerCase();
  return ({ topic }) => matches === null || topic.toLowerCase().includes(lower) || matches(topic);
}

const numberOf = (value: KnownNumber): number => (value.known ? value.value : -1);
const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const compareOffsets = (a: string, b: string) => b.length - a.length || compareText(b, a);

const DANGER_RANK = { lost: 3, soon: 2, near: 1 };
const dangerRank = ({ inDanger }: TopicSummary) => Math.max(0, ...inDanger.map(({ kind }) => DANGER_RANK[kind]));
/** Partitions without a leader are worse than any group; a topic that nobody reads is worse than none. */
const severity = (topic: TopicSummary) =>
  (topic.offline.length > 0 ? 100 : 0) +
  10 * (topic.status === null ? -1 : CONSUMER_STATUSES.indexOf(topic.status)) +
  dangerRank(topic);

const ORDERS: Record<TopicSort, (a: TopicSummary, b: TopicSummary) => number> = {
  worst: (a, b) => severity(b) - severity(a),
  topic: () => 0,
  partitions: (a, b) => b.partitionCount - a.partitionCount,
  groups: (a, b) => b.groupCount - a.groupCount,
  produced: (a, b) => numberOf(b.produceRate) - numberOf(a.produceRate),
  lag: (a, b) => compareOffsets(a.lag ?? "-1", b.lag ?? "-1"),
  retained: (a, b) => compareOffsets(a.retained ?? "-1", b.retained ?? "-1"),
  danger: (a, b) => dangerRank(b) - dangerRank(a),
};

/** A sorted copy; equals stand by name, so that rows do not change places by themselves. */
export function sortTopics(topics: readonly TopicSummary[], sort: TopicSort, reverse: boolean): TopicSummary[] {
  const order = ORDERS[sort];
  const sign = reverse ? -1 : 1;
  return [...topics].sort((a, b) => {
    const byName = compareText(a.topic, b.topic) || compareText(a.cluster, b.cluster);
    return sort === "topic" ? sign * byName : sign * order(a, b) || byName;
  });
}
