/** The orders in which the overview can stand. Pure. */
import type { GroupSummary, KnownNumber } from "@/lib/api/contract";
import { CONSUMER_STATUSES } from "@/lib/core/words/terms";

export const SORTS = [
  ...(["worst", "group", "cluster", "lag", "behind", "in", "out", "catch"] as const),
  ...(["members", "commit", "since"] as const),
] as const;
export type Sort = (typeof SORTS)[number];

const numberOf = (value: KnownNumber) => (value.known ? value.value : (value.atLeast ?? -1));
/** Who never catches up is slower than everyone; who is not known stands last. */
const slowness = ({ catchUp }: GroupSummary) => (catchUp.known ? catchUp.value : catchUp.never ? Infinity : -1);
const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const byName = (a: GroupSummary, b: GroupSummary) => byText(a.group, b.group) || byText(a.cluster, b.cluster);
/** A sum of which nothing is known comes below 0. */
const byBig = (a: string | null, b: string | null) => digitsOf(a) - digitsOf(b) || byText(a ?? "", b ?? "");
const digitsOf = (lag: string | null) => lag?.length ?? 0;
const byNumber = (a: number, b: number) => (a === b ? 0 : a - b);
/** Known trouble that was muted or set aside is nobody's to look at first: it stands behind what is well. */
const severity = (group: GroupSummary) => (group.muted ? -1 : CONSUMER_STATUSES.indexOf(group.status));

/**
 * Worst first compares lag by its number of digits only: rows that swap places in every cycle cannot be read.
 * UNKNOWN stands above OK.
 */
const byWorst = (a: GroupSummary, b: GroupSummary) =>
  severity(b) - severity(a) || digitsOf(b.lag) - digitsOf(a.lag) || byName(a, b);

const COMPARE: Record<Sort, (a: GroupSummary, b: GroupSummary) => number> = {
  worst: byWorst,
  group: byName,
  cluster: (a, b) => byText(a.cluster, b.cluster),
  lag: (a, b) => byBig(b.lag, a.lag),
  behind: (a, b) => numberOf(b.timeLag) - numberOf(a.timeLag),
  in: (a, b) => numberOf(b.produceRate) - numberOf(a.produceRate),
  out: (a, b) => numberOf(b.consumeRate) - numberOf(a.consumeRate),
  catch: (a, b) => byNumber(slowness(b), slowness(a)),
  members: (a, b) => numberOf(b.memberCount) - numberOf(a.memberCount),
  commit: (a, b) => (a.lastCommitAt ?? 0) - (b.lastCommitAt ?? 0),
  since: (a, b) => b.since - a.since,
};

/** Groups in the wanted order; `reverse` turns it around. Equal ones stay ordered by name. */
export function sortGroups(groups: GroupSummary[], sort: Sort, reverse = false): GroupSummary[] {
  const sign = reverse ? -1 : 1;
  return [...groups].sort((a, b) => sign * COMPARE[sort](a, b) || byName(a, b));
}
