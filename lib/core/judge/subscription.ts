/** A group's subscription to one topic, as a cycle read it: what judges and pictures of its partitions are made from. */
import type { Committed, GroupState, OpenTransaction, TopicOffsets } from "../words/collection";
import { computeLag, recordsBetween } from "../numbers/lag";
import { plain, type Reason } from "../words/sentences/facts";
import { known } from "../words/known";
import type { Millis } from "../words/terms";
import type { WindowStore } from "../windows/window-store";
import { isNoCommit } from "./rules/no-data";
import type { Finding, Verdict } from "./verdict";
import type { BeyondEnd } from "./verdict-store";

/** A group's subscription in one topic as one cycle read and judged it. */
export interface Subscription {
  state: GroupState;
  topic: string;
  /** How many partitions there are: of the topic, of committed offsets, or of assignments, whatever is most. */
  count: number;
  /** The topic's logs; undefined where the cluster does not list it. */
  logs: TopicOffsets | undefined;
  committed: Committed | undefined;
  /** Why some or all of the group's committed offsets could not be read; null where "none" means none. */
  unread: Reason | null;
  /** Member ids by partition. */
  owners: readonly (string | undefined)[];
  verdicts: readonly (Verdict | undefined)[];
  transactions: ReadonlyMap<string, OpenTransaction>;
  /** Committed offsets that lay beyond the log end and that the log has passed in this cycle, by partition; null: none. */
  skipped: ReadonlyMap<number, BeyondEnd> | null;
  /** What the cycle says of partitions without a commit. Their verdicts are brought up to date in place, so it is kept here. */
  uncommitted: Finding;
  windows: WindowStore;
  now: Millis;
}

/** What decided a partition's verdict in the cycle of the subscription, whatever has become of the verdict since. */
export function findingOf({ verdicts, uncommitted }: Subscription, partition: number): Finding | null {
  const finding = verdicts[partition]?.finding ?? null;
  return isNoCommit(finding) ? uncommitted : finding;
}

/** Key of a partition among the open transactions. */
export const transactionKey = (topic: string, partition: number) => `${topic}\0${partition}`;

/** By how many records the committed offset lies beyond the log end; null where it does not, or that is not known. */
export function beyondEnd({ logs, committed: entry }: Subscription, partition: number): bigint | null {
  const [committed, logEnd] = [entry?.offsets[partition] ?? null, logs?.logEnd[partition] ?? null];
  const brokerLag = entry?.lags?.[partition] ?? null;
  return brokerLag === null && committed !== null && logEnd !== null && committed > logEnd ? committed - logEnd : null;
}

const UNREAD = plain("unknown.unread");
const UNLISTED = plain("unknown.topic-unlisted");

/** Why the logs of a partition are not known. */
export const whyUnread = (logs: TopicOffsets | undefined, partition: number): Reason =>
  logs?.problems[partition] ?? (logs ? UNREAD : UNLISTED);

/** The lag of a partition and what was lost there, with the reason where they are not known. */
export function lagOf(subscription: Subscription, partition: number) {
  const { logs, committed: entry, unread } = subscription;
  const polled = entry?.offsets[partition] ?? null;
  const { lag, lost } = computeLag({
    committed: polled,
    logStart: logs?.logStart[partition] ?? null,
    logEnd: logs?.logEnd[partition] ?? null,
    hasLeader: logs?.leader[partition] !== -1,
    markers: entry?.markers?.[partition],
    brokerLag: entry?.lags?.[partition],
    why: whyUnread(logs, partition),
    unread,
  });
  // The lag is the polled offset's, as in every sum of lags.
  return { lag, lost: lost.known && lost.value > 0n ? known(lostOf(subscription, partition) ?? 0n) : lost };
}

/** Records that were deleted unread; null where that is not known. */
export function lostOf(subscription: Subscription, partition: number): bigint | null {
  const polled = subscription.committed?.offsets[partition] ?? null;
  const logStart = subscription.logs?.logStart[partition] ?? null;
  if (polled === null || logStart === null) return null;
  return polled < logStart ? recordsBetween(newest(subscription, partition, polled), logStart) : 0n;
}

/**
 * The committed offset as the commit stream has it, where that is beyond the polled one. Committed offsets are read before the
 * logs: who commits in between and deletes what was done, as Kafka Streams does, has lost nothing.
 */
function newest({ windows, state, topic }: Subscription, partition: number, polled: bigint): bigint {
  const commits = windows.commitsOf(state.group, topic);
  const count = commits?.countOf(partition) ?? 0;
  const streamed = count > 0 ? commits!.offset(partition, count - 1) : polled;
  return streamed > polled ? streamed : polled;
}
