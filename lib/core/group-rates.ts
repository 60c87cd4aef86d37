/** A group's rates and its lag in time over all its partitions, from the columns of the windows. */
import { catchUp } from "./forecast";
import { plainLag } from "./lag";
import { doneBeyond, type Share } from "./partition-snapshot";
import { PartitionTotals, Total } from "./partition-totals";
import { consumeRate } from "./rates";
import { NO_READINGS } from "./readings";
import type { GroupSnapshot } from "./snapshot";
import { timeLag } from "./time-lag";
import { known, unknown } from "./terms";

export type GroupRates = Pick<GroupSnapshot, "timeLag" | "produceRate" | "consumeRate" | "catchUp">;

const NO_LAG = unknown("not known");
const NO_COMMIT = unknown("no committed offset");

export function groupRates(shares: readonly Share[]): GroupRates {
  const produced = new Total();
  const totals = new PartitionTotals();
  let committed = 0;
  for (const share of shares) {
    const { state, topic, logs, committed: entry, windows, now } = share;
    const commits = windows.commitsOf(state.group, topic);
    for (let partition = 0; partition < share.count; partition++) {
      const produce = windows.produceRate(topic, partition, now);
      produced.add(produce);
      const offset = entry?.offsets[partition] ?? null;
      // Groups that read a few partitions of many have more without a commit than with one.
      if (offset === null) continue;
      committed++;
      const logEnd = logs?.logEnd[partition] ?? null;
      const markers = entry?.markers?.[partition] ?? 0n;
      const told = entry?.lags?.[partition] ?? null;
      const records = plainLag(offset, logs?.logStart[partition] ?? null, logEnd, markers, told);
      const lag = records === null ? NO_LAG : known(records);
      const consumed = consumeRate(commits?.readings(partition) ?? NO_READINGS, now);
      const done = doneBeyond(offset, logEnd, markers, told);
      const behind = timeLag(windows.logReadings(topic, partition), done === 0n ? offset : offset + done, now);
      totals.add(lag, behind, consumed, catchUp(lag, produce, consumed));
    }
  }
  if (committed === 0) totals.add(NO_LAG, NO_COMMIT, NO_COMMIT, NO_LAG);
  const { oldest, consumeRate: consumed, slowest } = totals;
  return { timeLag: oldest, produceRate: produced.sum, consumeRate: consumed, catchUp: slowest };
}
