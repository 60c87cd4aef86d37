/**
 * The numbers of a group between two cycles: log ends and committed offsets that were read since, with everything else as the cycle
 * found it. They are made from the windows and leave no trace in them, so that no verdict hangs on who looks.
 */
import { lagOf, type Subscription } from "../judge/subscription";
import { doneBeyond, nextOffset, NO_COMMITTED_OFFSET, plainLag } from "../numbers/lag";
import { withReading } from "../numbers/readings";
import { OffsetSum } from "../numbers/sums";
import { timeLag, waitOf } from "../numbers/time-lag";
import type { QuickAnswer, QuickQuestion } from "../words/collection";
import { known, unknown, type Known } from "../words/known";
import type { Millis } from "../words/terms";
import { PartitionTotals } from "./partition-totals";
import type { QuickGroup, QuickPartition } from "./snapshot";

/** The logs of the partitions whose numbers can be read without a poll. */
export function quickLogs(subscriptions: readonly Subscription[]): QuickQuestion["logs"] {
  return subscriptions.flatMap((subscription) => {
    const { topic, count, logs } = subscription;
    const partitions = Array.from({ length: count }, (_, partition) => partition);
    const wanted = partitions.filter((partition) => isQuick(subscription, partition));
    return logs && wanted.length > 0 ? [{ topic, partitions: wanted, leader: logs.leader }] : [];
  });
}

/** Whether a cycle has read the partition whole, and its lag is the distance of two offsets: share groups have their broker count it. */
function isQuick(subscription: Subscription, partition: number): boolean {
  const { logs, committed: entry } = subscription;
  if (!logs || entry?.lags || (logs.leader[partition] ?? -1) < 0 || (logs.logEnd[partition] ?? null) === null)
    return false;
  if ((entry?.offsets[partition] ?? null) !== null) return true;
  // What the cycle could not read stays unknown, whatever was committed before.
  return subscription.unread === null && streamedOf(subscription, partition) !== null;
}

/** The newest committed offsets that are known now, by topic and partition. */
export function newestCommitted(subscriptions: readonly Subscription[]): ReadonlyMap<string, (bigint | null)[]> {
  const newest = (subscription: Subscription) =>
    Array.from({ length: subscription.count }, (_, partition) => newestOf(subscription, partition));
  return new Map(subscriptions.map((subscription) => [subscription.topic, newest(subscription)]));
}

/** As `GroupView.quickNumbers`. */
export function quickNumbers(
  group: string,
  subscriptions: readonly Subscription[],
  answer: QuickAnswer,
): QuickGroup | null {
  const committedBy = answer.committed.get(group);
  if (!committedBy) return null;
  const sums = new Sums(answer.at);
  for (const subscription of subscriptions) {
    const ends = answer.logEnd.get(subscription.topic);
    const offsets = committedBy.get(subscription.topic);
    for (let partition = 0; partition < subscription.count; partition++) {
      const committed = isQuick(subscription, partition) ? (offsets?.[partition] ?? null) : null;
      if (committed === null) {
        sums.addPolled(subscription, partition);
        continue;
      }
      const logEnd = ends?.get(partition);
      if (logEnd === undefined) return null;
      sums.addRead(subscription, partition, committed, logEnd);
    }
  }
  return { group, at: answer.at, lag: sums.total, timeLag: sums.oldest, partitions: sums.partitions };
}

const NO_RATE: Known<number> = unknown(NO_COMMITTED_OFFSET);

/** What one pass over a group's partitions adds up. */
class Sums {
  readonly partitions: QuickPartition[] = [];
  private readonly ages = new PartitionTotals();
  private readonly lag = new OffsetSum();
  private count = 0;
  private unknown = 0;

  constructor(private readonly at: Millis) {}

  get total() {
    return { value: this.unknown < this.count ? this.lag.value : null, unknown: this.unknown };
  }

  get oldest(): Known<number> {
    return this.ages.oldest;
  }

  /** A partition as the cycle found it. */
  addPolled(subscription: Subscription, partition: number): void {
    const { lag } = lagOf(subscription, partition);
    const { logs, committed: entry, windows, topic } = subscription;
    const offset = entry?.offsets[partition] ?? null;
    this.add(lag);
    if (offset === null) {
      if (subscription.unread !== null) this.ages.add(lag, unknown(subscription.unread), NO_RATE, NO_RATE);
      return;
    }
    const logEnd = logs?.logEnd[partition] ?? null;
    const done = doneBeyond(offset, logEnd, entry?.markers?.[partition] ?? 0n, entry?.lags?.[partition] ?? null);
    const next = nextOffset(offset, logs?.logStart[partition] ?? null, done);
    const age = timeLag(windows.logReadings(topic, partition), next, this.at);
    this.ages.add(lag, waitOf(lag, age, logEnd), NO_RATE, NO_RATE);
  }

  /** A partition as it was read between two cycles. */
  addRead(subscription: Subscription, partition: number, committed: bigint, logEnd: bigint): void {
    const { logs, committed: entry, windows, topic, state } = subscription;
    const logStart = logs?.logStart[partition] ?? null;
    // The poll looked at what follows the offset: that says nothing once either end has moved.
    const stands = committed === entry?.offsets[partition] && logEnd === logs?.logEnd[partition];
    const markers = stands ? (entry?.markers?.[partition] ?? 0n) : 0n;
    const value = plainLag(committed, logStart, logEnd, markers) ?? 0n;
    const lag = known(value);
    const readings = withReading(windows.logReadings(topic, partition), this.at, logEnd);
    const age = waitOf(lag, timeLag(readings, nextOffset(committed, logStart, markers), this.at), logEnd);
    const lastCommitAt = windows.lastCommitAt(state.group, topic, partition);
    this.partitions.push({ topic, partition, committed, logEnd, lag: value, timeLag: age, lastCommitAt });
    this.add(lag);
    this.ages.add(lag, age, NO_RATE, NO_RATE);
  }

  private add(lag: Known<bigint>): void {
    this.count++;
    if (!lag.known) this.unknown++;
    else if (lag.value > 0n) this.lag.add(lag.value);
  }
}

/** The offset of the newest commit that the windows know of; null where there is none. */
function streamedOf({ windows, state, topic }: Subscription, partition: number): bigint | null {
  const commits = windows.commitsOf(state.group, topic);
  const count = commits?.countOf(partition) ?? 0;
  return count > 0 ? commits!.offset(partition, count - 1) : null;
}

/**
 * The newest committed offset, by poll or by stream. The stream may be half a second behind what the poll saw: an offset that lies
 * before the polled one counts only if it was committed after it was polled.
 */
function newestOf(subscription: Subscription, partition: number): bigint | null {
  const polled = subscription.committed?.offsets[partition] ?? null;
  const streamed = streamedOf(subscription, partition);
  if (polled === null || streamed === null || streamed >= polled) return streamed ?? polled;
  const { windows, state, topic, now } = subscription;
  return (windows.lastCommitAt(state.group, topic, partition) ?? 0) > now ? streamed : polled;
}
