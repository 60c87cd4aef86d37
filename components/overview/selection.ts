/** Which groups the overview shows, in which order, and how many there are of each kind. Pure. */
import type { GroupSummary } from "@/lib/api/contract";
import { CONSUMER_STATUSES, type Case, type ConsumerStatus } from "@/lib/core/terms";

export interface Filters {
  /** Part of a group's or topic's name, or a regular expression. */
  q: string;
  /** Empty: any. */
  status: ConsumerStatus[];
  case: Case[];
  cluster: string | null;
  lagging: boolean;
}

export const SORTS = ["worst", "group", "lag", "behind", "in", "out", "members", "commit", "since"] as const;
export type Sort = (typeof SORTS)[number];

/** Whether a text matches what was typed: part of it in any case, or a regular expression where it is one. */
export function matcher(q: string): (text: string) => boolean {
  const wanted = q.trim().toLowerCase();
  if (/[\\^$*+?()[\]{}|]/.test(wanted)) {
    try {
      const pattern = new RegExp(q.trim(), "i");
      return (text) => pattern.test(text);
    } catch {
      // Half-typed expressions are searched for as they stand.
    }
  }
  return (text) => text.toLowerCase().includes(wanted);
}

/** Groups that pass every filter but those named in `except`. */
export function filterGroups(groups: GroupSummary[], filters: Filters, except: (keyof Filters)[] = []): GroupSummary[] {
  const on = (name: keyof Filters) => !except.includes(name);
  const matches = filters.q.trim() && on("q") ? matcher(filters.q) : null;
  return groups.filter(
    (group) =>
      (!on("status") || filters.status.length === 0 || filters.status.includes(group.status)) &&
      (!on("case") || filters.case.length === 0 || (group.case !== null && filters.case.includes(group.case))) &&
      (!on("cluster") || filters.cluster === null || filters.cluster === group.cluster) &&
      (!on("lagging") || !filters.lagging || group.lag !== "0") &&
      (!matches || matches(group.group) || group.topics.some(matches)),
  );
}

/** How many groups are in each status and in each case. */
export function countGroups(groups: GroupSummary[]) {
  const statuses: Partial<Record<ConsumerStatus, number>> = {};
  const cases: Partial<Record<Case, number>> = {};
  for (const group of groups) {
    statuses[group.status] = (statuses[group.status] ?? 0) + 1;
    if (group.case) cases[group.case] = (cases[group.case] ?? 0) + 1;
  }
  return { statuses, cases };
}

/** Sums over groups. `unknownPartitions`: how many partitions are missing from `lag`. */
export function totals(groups: GroupSummary[]) {
  let lag = 0n;
  let unknownPartitions = 0;
  let oldestMs: number | null = null;
  let older = false;
  for (const group of groups) {
    lag += BigInt(group.lag);
    unknownPartitions += group.unknownPartitions;
    const waits = group.timeLag.known ? group.timeLag.value : group.timeLag.atLeast;
    if (waits === undefined || waits <= (oldestMs ?? -1)) continue;
    oldestMs = waits;
    older = !group.timeLag.known;
  }
  return { lag, unknownPartitions, oldestMs, older };
}

const numberOf = (value: GroupSummary["timeLag"]) => (value.known ? value.value : (value.atLeast ?? -1));
const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const byName = (a: GroupSummary, b: GroupSummary) => byText(a.group, b.group) || byText(a.cluster, b.cluster);
const byBig = (a: string, b: string) => a.length - b.length || byText(a, b);
const severity = (group: GroupSummary) => CONSUMER_STATUSES.indexOf(group.status);

/**
 * Worst first compares lag by its number of digits only: rows that swap places in every cycle cannot be read.
 * UNKNOWN stands above OK.
 */
const byWorst = (a: GroupSummary, b: GroupSummary) =>
  severity(b) - severity(a) || b.lag.length - a.lag.length || byName(a, b);

const COMPARE: Record<Sort, (a: GroupSummary, b: GroupSummary) => number> = {
  worst: byWorst,
  group: byName,
  lag: (a, b) => byBig(b.lag, a.lag),
  behind: (a, b) => numberOf(b.timeLag) - numberOf(a.timeLag),
  in: (a, b) => numberOf(b.produceRate) - numberOf(a.produceRate),
  out: (a, b) => numberOf(b.consumeRate) - numberOf(a.consumeRate),
  members: (a, b) => numberOf(b.memberCount) - numberOf(a.memberCount),
  commit: (a, b) => (a.lastCommitAt ?? 0) - (b.lastCommitAt ?? 0),
  since: (a, b) => b.since - a.since,
};

/** Groups in the wanted order; `reverse` turns it around. Equal ones stay ordered by name. */
export function sortGroups(groups: GroupSummary[], sort: Sort, reverse = false): GroupSummary[] {
  const sign = reverse ? -1 : 1;
  return [...groups].sort((a, b) => sign * COMPARE[sort](a, b) || byName(a, b));
}
