/** A group's rates and its lag in time over all its partitions, from the newest part of their windows. */
import { catchUp } from "./forecast";
import { plainLag } from "./lag";
import { doneBeyond, type Share } from "./partition-snapshot";
import { oldest, slowest, total } from "./partition-totals";
import { consumeRate, produceRate } from "./rates";
import type { GroupSnapshot } from "./snapshot";
import { timeLag } from "./time-lag";
import { known, unknown, type Known } from "./terms";
import type { PartitionWindow } from "./window";

export type GroupRates = Pick<GroupSnapshot, "timeLag" | "produceRate" | "consumeRate" | "catchUp">;

export function groupRates(shares: readonly Share[]): GroupRates {
  const all = shares.flatMap((share) =>
    Array.from({ length: share.count }, (_, partition) => ratesOf(share, partition)),
  );
  return {
    timeLag: oldest(all),
    produceRate: total(all.map((one) => one.produceRate)),
    consumeRate: total(all.map((one) => one.consumeRate)),
    catchUp: slowest(all),
  };
}

function ratesOf(share: Share, partition: number): GroupRates & { lag: Known<bigint> } {
  const { state, topic, logs, committed: entry, windows, now } = share;
  const committed = entry?.offsets[partition] ?? null;
  const logEnd = logs?.logEnd[partition] ?? null;
  const markers = entry?.markers?.[partition] ?? 0n;
  const told = entry?.lags?.[partition] ?? null;
  const records = plainLag(committed, logs?.logStart[partition] ?? null, logEnd, markers, told);
  const lag = records === null ? unknown("not known") : known(records);
  const tail = windows.tail(state.group, topic, partition, now);
  /** What the newest part of the window does not tell, the whole may. */
  const ask = <T>(of: (window: PartitionWindow) => Known<T>): Known<T> => {
    const near = of(tail);
    return near.known ? near : of(windows.window(state.group, topic, partition));
  };
  const produced = ask((window) => produceRate(window, now));
  const consumed = ask((window) => consumeRate(window, now));
  const offset = committed === null ? null : committed + doneBeyond(committed, logEnd, markers, told);
  return {
    lag,
    timeLag: offset === null ? unknown("no committed offset") : ask((window) => timeLag(window, offset, now)),
    produceRate: produced,
    consumeRate: consumed,
    catchUp: catchUp(lag, produced, consumed),
  };
}
