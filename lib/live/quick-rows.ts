/** Rows with what was read of some of them between two cycles. */
import type { GroupSummary } from "@/lib/api/contract";
import { expectedWhy } from "@/lib/api/row-columns";
import { digits, toWire } from "@/lib/api/wire";
import type { QuickGroup } from "@/lib/core/picture/snapshot";
import type { QuickReading } from "./hub";
import { settleTimeLag } from "./settle";

/** What was read since the last cycle, by cluster and group. */
export class QuickRows {
  private readonly read = new Map<string, Map<string, QuickGroup>>();
  /** The moment of each cluster's last cycle. */
  private readonly cycles = new Map<string, number>();

  take({ cluster, groups }: QuickReading): void {
    const ofCluster = this.read.get(cluster) ?? new Map<string, QuickGroup>();
    this.read.set(cluster, ofCluster);
    for (const group of groups) ofCluster.set(group.group, group);
  }

  /** A cycle has read everything: what was read before its moment is outdated. */
  outdate(cluster: string, at: number): void {
    // After the clock was set back everything would be newer than the cycles, for as long as that.
    const isBack = at < (this.cycles.get(cluster) ?? at);
    this.cycles.set(cluster, at);
    const ofCluster = this.read.get(cluster);
    for (const [name, group] of ofCluster ?? []) if (isBack || group.at <= at) ofCluster!.delete(name);
  }

  /** The row by what was read since; the same object where nothing was, or nothing else. */
  over(row: GroupSummary): GroupSummary {
    const quick = this.read.get(row.cluster)?.get(row.group);
    return quick ? withNumbers(row, quick) : row;
  }
}

function withNumbers(row: GroupSummary, { lag: { value, unknown }, timeLag: age }: QuickGroup): GroupSummary {
  const lag = digits(value);
  const timeLag = settleTimeLag(row.timeLag, toWire(age));
  if (lag === row.lag && unknown === row.unknownPartitions && timeLag === row.timeLag) return row;
  const next = { ...row, lag, unknownPartitions: unknown, timeLag };
  next.why = expectedWhy(row, next);
  return next;
}
