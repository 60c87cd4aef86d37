/** A group's rates and its lag in time over all its partitions, from the columns of the windows. */
import { catchUp } from "./forecast";
import { plainLag } from "./lag";
import { doneBeyond, type Share } from "./partition-snapshot";
import { oldest, slowest, total } from "./partition-totals";
import { consumeRate, produceRate } from "./rates";
import { NO_READINGS } from "./readings";
import type { GroupSnapshot } from "./snapshot";
import { timeLag } from "./time-lag";
import { known, unknown, type Known } from "./terms";

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
  const log = windows.logsOf(topic);
  const produced = log?.produceRate(partition, now) ?? produceRate(NO_READINGS, now);
  const commits = windows.commitsOf(state.group, topic);
  const consumed = consumeRate(commits?.readings(partition) ?? NO_READINGS, now);
  const offset = committed === null ? null : committed + doneBeyond(committed, logEnd, markers, told);
  return {
    lag,
    timeLag:
      offset === null ? unknown("no committed offset") : timeLag(log?.readings(partition) ?? NO_READINGS, offset, now),
    produceRate: produced,
    consumeRate: consumed,
    catchUp: catchUp(lag, produced, consumed),
  };
}
