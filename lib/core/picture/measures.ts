/**
 * Numbers beyond lag, of a partition and of a group. They are worked out when somebody asks for a group, not in every
 * cycle for all of them: on a large cluster nobody looks at most of them.
 */
import type { Member } from "../words/collection";
import { usualCommitGap } from "../numbers/commit-gap";
import { lowerMedian } from "../numbers/median";
import { consumersNeeded } from "../numbers/forecast";
import { recordsLagOf } from "../numbers/records-lag";
import { lossIn, retentionShare } from "../numbers/retention";
import { lagSkew } from "./skew";
import type { GroupSnapshot, PartitionMeasures, PartitionSnapshot } from "./snapshot";
import { plain } from "../words/sentences/facts";
import type { Millis } from "../words/terms";
import { known, unknown, type Known } from "../words/known";
import type { PartitionWindow } from "../numbers/window";

export interface GroupMeasures extends PartitionMeasures {
  /** Greatest by median lag of the partitions. */
  skew: Known<number>;
  idleMembers: Known<number>;
  consumersNeeded: Known<number>;
  /** Records deleted unread, over the partitions where it is known. */
  lost: Known<bigint>;
}

/** What the window says of a partition beyond its snapshot. */
export function measurePartition(
  partition: PartitionSnapshot,
  window: PartitionWindow,
  { now, bucketMs }: { now: Millis; bucketMs: Millis },
): PartitionMeasures {
  const { lag, logStart, logEnd } = partition;
  const recordsLag = recordsLagOf(window, lag, now);
  return {
    recordsLagMax: recordsLag.max,
    recordsLagAvg: recordsLag.avg,
    commitGap: usualCommitGap(window.commits, bucketMs),
    retentionShare: retentionShare(lag, logStart, logEnd),
    lossIn: lossIn({ ...partition, moves: window.logStartMoves ?? [], commits: window.commits, now }),
  };
}

/** The group: the worst partition for lag and retention, the mean and the median where those say more. */
export function measureGroup(group: GroupSnapshot, measured: readonly PartitionMeasures[]): GroupMeasures {
  const partitions = group.subscriptions.flatMap((subscription) => subscription.partitions);
  const of = <T>(pick: (one: PartitionMeasures) => Known<T>, combine: (values: T[]) => T) =>
    combined(measured.map(pick), combine);
  return {
    ...measureLoss(measured),
    recordsLagMax: of((one) => one.recordsLagMax, greatest),
    recordsLagAvg: of(
      (one) => one.recordsLagAvg,
      (values) => values.reduce((sum, value) => sum + value, 0) / values.length,
    ),
    commitGap: of((one) => one.commitGap, lowerMedian),
    skew: lagSkew(partitions.map(({ lag }) => (lag.known ? lag.value : null))),
    idleMembers: idleMembers(group.members),
    consumersNeeded: needed(group, partitions.length),
    lost: combined(
      partitions.map((partition) => partition.lost),
      (values) => values.reduce((sum, value) => sum + value, 0n),
    ),
  };
}

/** How near some partitions are to losing records: the nearest of them. */
export function measureLoss(measured: readonly PartitionMeasures[]): Pick<GroupMeasures, "retentionShare" | "lossIn"> {
  const shares = measured.map((one) => one.retentionShare);
  return {
    retentionShare: combined(shares, (values) => Math.max(...values)),
    lossIn: soonest(measured.map((one) => one.lossIn)),
  };
}

/** Members that own no partition: more of them than partitions, or an assignor that leaves them out. */
export function idleMembers(members: Known<readonly Member[]>): Known<number> {
  if (!members.known) return unknown(members.reason);
  const assignments = members.value.map((member) => member.assignment);
  const open = assignments.find((assignment) => !assignment.known);
  if (open && !open.known) return unknown(open.reason);
  const idle = assignments.filter((one) => one.known && one.value.every(({ partitions }) => partitions.length === 0));
  return known(idle.length);
}

/** Only consumers at their limit show what one of them can do. */
function needed(group: GroupSnapshot, partitions: number): Known<number> {
  const idle = idleMembers(group.members);
  if (!idle.known || !group.members.known) return unknown(idle.known ? plain("unknown.no-members") : idle.reason);
  if (group.status !== "WARNING") return unknown(plain("unknown.not-at-limit"));
  const working = group.members.value.length - idle.value;
  return consumersNeeded(group.produceRate, group.consumeRate, working, partitions);
}

/** Over the known values; where none is known, the first reason. */
function combined<T>(values: readonly Known<T>[], combine: (values: T[]) => T): Known<T> {
  const numbers = values.flatMap((value) => (value.known ? [value.value] : []));
  if (numbers.length > 0) return known(combine(numbers));
  const open = values.find((value) => !value.known);
  return unknown(open && !open.known ? open.reason : plain("unknown.group-without-partition"));
}

/** The least; where none is known, the least that it can be; "never" only where it is never everywhere. */
function soonest(values: readonly Known<Millis>[]): Known<Millis> {
  const open = values.flatMap((value) => (value.known ? [] : [value]));
  if (open.length < values.length) return combined(values, (numbers) => Math.min(...numbers));
  const bounded = open.filter((value) => value.atLeast !== undefined).sort((a, b) => a.atLeast! - b.atLeast!);
  const first = bounded[0] ?? open.find((value) => !value.never) ?? open[0];
  return first ?? unknown(plain("unknown.group-without-partition"));
}

const greatest = (values: bigint[]) => values.reduce((most, value) => (value > most ? value : most));
