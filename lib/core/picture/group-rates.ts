/** A group's rates and its lag in time over all its partitions, from the columns of the windows. */
import { catchUp, inWords, plainCatchUp } from "../numbers/forecast";
import { doneBeyond, lagAt, nextOffset, NO_COMMITTED_OFFSET } from "../numbers/lag";
import type { LogRows } from "../windows/log-rows";
import { lagOf, type Subscription } from "../judge/subscription";
import { PartitionTotals, Total } from "./partition-totals";
import { consumeRate, plainConsumeRate } from "../numbers/rates";
import { NO_READINGS } from "../numbers/readings";
import type { GroupSnapshot } from "./snapshot";
import { plainTimeLag, timeLag, waitOf } from "../numbers/time-lag";
import type { Millis } from "../words/terms";
import { known, unknown } from "../words/known";

export type GroupRates = Pick<GroupSnapshot, "timeLag" | "produceRate" | "consumeRate" | "catchUp">;

const NO_COMMIT = unknown(NO_COMMITTED_OFFSET);

export const groupRates = (subscriptions: readonly Subscription[]): GroupRates =>
  plainRates(subscriptions) ?? ratesWithReasons(subscriptions);

/**
 * The short way for most groups, most of the time: everything is known of every partition on which something is committed.
 * Null otherwise; then reasons have to be told.
 */
function plainRates(subscriptions: readonly Subscription[]): GroupRates | null {
  let [produced, consumed, oldest, slowest] = [0, 0, 0, 0];
  let committed = 0;
  for (const { state, topic, count, logs, committed: entry, unread, windows, now } of subscriptions) {
    const rows = windows.logsOf(topic);
    const commits = windows.commitsOf(state.group, topic);
    if (!rows || !logs || unread !== null || entry?.markers || entry?.lags) return null;
    for (let partition = 0; partition < count; partition++) {
      const produce = rows.plainProduceRate(partition, now);
      if (Number.isNaN(produce)) return null;
      produced += produce;
      const offset = entry?.offsets[partition] ?? null;
      if (offset === null) continue;
      committed++;
      const lag = lagAt(logs, entry, partition);
      if (lag === null || !commits) return null;
      const consume = plainConsumeRate(commits.readings(partition), now);
      const age = ageOf(rows, partition, nextOffset(offset, logs.logStart[partition] ?? null, 0n), now);
      const forecast = plainCatchUp(Number(lag), produce, consume);
      if (Number.isNaN(consume) || Number.isNaN(age)) return null;
      consumed += consume;
      oldest = Math.max(oldest, age);
      slowest = Math.max(slowest, forecast);
    }
  }
  if (committed === 0) return null;
  const [timeLag, produceRate] = [known(oldest), known(produced)];
  return { timeLag, produceRate, consumeRate: known(consumed), catchUp: inWords(slowest) };
}

function ageOf(rows: LogRows, partition: number, offset: bigint, now: Millis): Millis {
  const age = rows.plainTimeLag(partition, Number(offset), now);
  return Number.isNaN(age) ? plainTimeLag(rows.readings(partition), offset, now) : age;
}

/** The long way: tells why what is not known is not. */
export function ratesWithReasons(subscriptions: readonly Subscription[]): GroupRates {
  const produced = new Total();
  const totals = new PartitionTotals();
  let committed = 0;
  for (const subscription of subscriptions) {
    const { state, topic, logs, committed: entry, windows, now } = subscription;
    const commits = windows.commitsOf(state.group, topic);
    const none = unknown(subscription.unread ?? NO_COMMITTED_OFFSET);
    for (let partition = 0; partition < subscription.count; partition++) {
      const produce = windows.produceRate(topic, partition, now);
      produced.add(produce);
      const offset = entry?.offsets[partition] ?? null;
      const { lag } = lagOf(subscription, partition);
      if (offset === null) {
        // Groups that read a few partitions of many have more without a commit than with one.
        if (subscription.unread !== null) totals.add(lag, none, none, none);
        continue;
      }
      committed++;
      const logEnd = logs?.logEnd[partition] ?? null;
      const markers = entry?.markers?.[partition] ?? 0n;
      const brokerLag = entry?.lags?.[partition] ?? null;
      const consumed = consumeRate(commits?.readings(partition) ?? NO_READINGS, now);
      const done = doneBeyond(offset, logEnd, markers, brokerLag);
      const next = nextOffset(offset, logs?.logStart[partition] ?? null, done);
      const behind = timeLag(windows.logReadings(topic, partition), next, now);
      totals.add(lag, waitOf(lag, behind, logEnd), consumed, catchUp(lag, produce, consumed));
    }
  }
  if (committed === 0) totals.add(NO_COMMIT, NO_COMMIT, NO_COMMIT, NO_COMMIT);
  const { oldest, consumeRate: consumed, slowest } = totals;
  return { timeLag: oldest, produceRate: produced.sum, consumeRate: consumed, catchUp: slowest };
}
