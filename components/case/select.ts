/** Which groups are in a case, and which of them shows it best. Pure. */
import type { GroupSummary } from "@/lib/api/contract";
import { CASES, type Case, type PartitionStatus } from "@/lib/core/words/terms";

/**
 * Groups of a case: first those that show it on some partition (`partitionStatus`), with the most lag first; in the
 * normal case, the busiest first.
 */
export function groupsIn(
  groups: readonly GroupSummary[],
  slug: Case,
  partitionStatus: PartitionStatus,
): GroupSummary[] {
  const found = groups.filter((group) => group.case === slug && !group.muted);
  const byName = (a: GroupSummary, b: GroupSummary) => a.group.localeCompare(b.group);
  if (slug === "normal") return found.sort((a, b) => produced(b) - produced(a) || byName(a, b));
  const shows = ({ partitionStatuses }: GroupSummary) => Number((partitionStatuses[partitionStatus] ?? 0) > 0);
  return found.sort((a, b) => shows(b) - shows(a) || Number(lagOf(b) - lagOf(a)) || byName(a, b));
}

/** For the order alone: a lag that is not known comes last. */
const lagOf = ({ lag }: GroupSummary) => (lag === null ? -1n : BigInt(lag));
const produced = ({ produceRate }: GroupSummary) => (produceRate.known ? produceRate.value : -1);

/** How many groups are in each case; those in none, and muted ones, are not counted. */
export function countCases(groups: readonly GroupSummary[]): Record<Case, number> {
  const counts = Object.fromEntries(CASES.map((slug) => [slug, 0])) as Record<Case, number>;
  for (const group of groups) if (group.case && !group.muted) counts[group.case]++;
  return counts;
}
