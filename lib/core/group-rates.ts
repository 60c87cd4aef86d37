/** A group's rates and its lag in time over all its partitions, from the columns of the windows. */
import { catchUp } from "./forecast";
import { plainLag } from "./lag";
import { doneBeyond, type Share } from "./partition-snapshot";
import { oldest, slowest, total } from "./partition-totals";
import { consumeRate } from "./rates";
import type { GroupSnapshot } from "./snapshot";
import { timeLag } from "./time-lag";
import { known, unknown, type Known } from "./terms";

export type GroupRates = Pick<GroupSnapshot, "timeLag" | "produceRate" | "consumeRate" | "catchUp">;

/** What is known of a partition on which nothing is committed; groups that read a few partitions of many have more of these. */
const UNCOMMITTED: Rates = {
  lag: unknown("not known"),
  timeLag: unknown("no committed offset"),
  consumeRate: unknown("no committed offset"),
  catchUp: unknown("not known"),
};

type Rates = Omit<GroupRates, "produceRate"> & { lag: Known<bigint> };

export function groupRates(shares: readonly Share[]): GroupRates {
  const committed: Rates[] = [];
  const produced: Known<number>[] = [];
  for (const share of shares) {
    for (let partition = 0; partition < share.count; partition++) {
      const produce = share.windows.produceRate(share.topic, partition, share.now);
      produced.push(produce);
      const offset = share.committed?.offsets[partition] ?? null;
      if (offset !== null) committed.push(ratesOf(share, partition, offset, produce));
    }
  }
  const all = committed.length > 0 ? committed : [UNCOMMITTED];
  return {
    timeLag: oldest(all),
    produceRate: total(produced),
    consumeRate: total(all.map((one) => one.consumeRate)),
    catchUp: slowest(all),
  };
}

function ratesOf(share: Share, partition: number, committed: bigint, produced: Known<number>): Rates {
  const { state, topic, logs, committed: entry, windows, now } = share;
  const logEnd = logs?.logEnd[partition] ?? null;
  const markers = entry?.markers?.[partition] ?? 0n;
  const told = entry?.lags?.[partition] ?? null;
  const records = plainLag(committed, logs?.logStart[partition] ?? null, logEnd, markers, told);
  const lag = records === null ? unknown("not known") : known(records);
  const consumed = consumeRate(windows.commitReadings(state.group, topic, partition), now);
  const offset = committed + doneBeyond(committed, logEnd, markers, told);
  return {
    lag,
    timeLag: timeLag(windows.logReadings(topic, partition), offset, now),
    consumeRate: consumed,
    catchUp: catchUp(lag, produced, consumed),
  };
}
