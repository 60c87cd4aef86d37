/** The orders in which the overview can stand. Pure but for the steps that an order remembers. */
import type { GroupSummary, KnownNumber } from "@/lib/api/contract";
import { levelOfCatchingUp } from "@/lib/api/catching-up";
import { rowKey } from "@/lib/api/row-changes";
import { CONSUMER_STATUSES } from "@/lib/core/words/terms";
import { levelOfLag, SettledSteps } from "../ui/settled-steps";

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

/** Of what is well the lag of a moment says nothing: those that catch up come first, and the others stand by name. */
const levelOf = (group: GroupSummary): number =>
  group.muted ? 0 : group.status === "OK" ? levelOfCatchingUp(group) : levelOfLag(group.lag);

/** What the order worst first remembers of its rows from one picture to the next. */
export const worstSteps = () => new SettledSteps<GroupSummary>(rowKey, levelOf);

/**
 * Worst first compares lag by its magnitude only, and lets a row stay where it is until it is clearly another: rows that swap
 * places in every cycle cannot be read. UNKNOWN stands above OK.
 */
const byWorst = (step: (group: GroupSummary) => number) => (a: GroupSummary, b: GroupSummary) =>
  severity(b) - severity(a) || step(b) - step(a) || byName(a, b);

type Compare = (a: GroupSummary, b: GroupSummary) => number;

const COMPARE: Record<Exclude<Sort, "worst">, Compare> = {
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

/**
 * Groups in the wanted order; `reverse` turns it around. Equal ones stay ordered by name.
 *
 * @param steps what the order worst first remembers; none where only one picture is shown
 */
export function sortGroups(
  groups: GroupSummary[],
  sort: Sort,
  reverse = false,
  steps: SettledSteps<GroupSummary> = worstSteps(),
): GroupSummary[] {
  const sign = reverse ? -1 : 1;
  const compare = sort === "worst" ? byWorst(steps.take(groups)) : COMPARE[sort];
  return [...groups].sort((a, b) => sign * compare(a, b) || byName(a, b));
}
