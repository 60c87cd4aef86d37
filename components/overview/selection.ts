/** Which groups the overview shows, and how many there are of each kind. Pure. */
import type { GroupSummary } from "@/lib/api/contract";
import { sumOfRows } from "@/lib/core/numbers/sums";
import type { Case, ConsumerStatus } from "@/lib/core/words/terms";
import type { CompileExpression } from "@/lib/client/expressions";
import { compileSearch } from "../list/search";

export { sortGroups, worstSteps, type Sort } from "./order";

export interface Filters {
  /** Part of a group's or topic's name; a regular expression between slashes, or where `regex` says so. */
  q: string;
  regex?: boolean;
  /** What makes expressions tests; without it they are looked for as they stand. */
  compile?: CompileExpression | null;
  /** Empty: any. */
  status: ConsumerStatus[];
  case: Case[];
  cluster: string | null;
  topic?: string | null;
  /** Kafka's states of a group ("Stable"); empty: any. */
  state?: string[];
  lagging: boolean;
  /** Only groups that the viewer pinned. */
  pinned?: boolean;
}

/** Names a group among all clusters, in links and in the viewer's storage. Kafka names may hold any character. */
export const keyOf = ({ cluster, group }: { cluster: string; group: string }) =>
  `${encodeURIComponent(cluster)}/${encodeURIComponent(group)}`;

/** What a group's state is called where the cluster does not tell. */
export const NO_STATE = "unknown";

/** Groups that pass every filter but those named in `except`. `pins` are keys of groups. */
export function filterGroups(
  groups: GroupSummary[],
  filters: Filters,
  except: (keyof Filters)[] = [],
  pins: ReadonlySet<string> = new Set(),
): GroupSummary[] {
  const { status, case: cases, cluster, topic, state = [], lagging, pinned } = filters;
  const search = except.includes("q")
    ? null
    : compileSearch(filters.q, filters.regex ?? false, filters.compile ?? null);
  const tests: ((group: GroupSummary) => boolean)[] = [];
  const test = (name: keyof Filters, wanted: unknown, passes: (group: GroupSummary) => boolean) =>
    wanted && !except.includes(name) && tests.push(passes);
  // As in the counts: what is muted is listed, but it is no trouble to be called for.
  test("status", status.length > 0, (group) => !group.muted && status.includes(group.status));
  test("case", cases.length > 0, (group) => !group.muted && group.case !== null && cases.includes(group.case));
  test("cluster", cluster !== null, (group) => group.cluster === cluster);
  test("topic", topic, (group) => group.topics.includes(topic ?? ""));
  test("state", state.length > 0, (group) => state.includes(group.state ?? NO_STATE));
  // A group of which not all is known may lag.
  test("lagging", lagging, (group) => group.lag !== "0" || group.unknownPartitions > 0);
  test("pinned", pinned, (group) => pins.has(keyOf(group)));
  if (search?.matches) {
    const { matches } = search;
    tests.push((group) => matches(group.group) || group.topics.some(matches));
  }
  return tests.length === 0 ? groups : groups.filter((group) => tests.every((passes) => passes(group)));
}

/** How many groups are in each status and in each case; muted ones are not counted. */
export function countGroups(groups: GroupSummary[]) {
  const statuses: Partial<Record<ConsumerStatus, number>> = {};
  const cases: Partial<Record<Case, number>> = {};
  for (const group of groups) {
    if (group.muted) continue;
    statuses[group.status] = (statuses[group.status] ?? 0) + 1;
    if (group.case) cases[group.case] = (cases[group.case] ?? 0) + 1;
  }
  return { statuses, cases };
}

/** How many groups have each value, the most frequent first; for the filters that offer what there is. */
export function countValues(groups: GroupSummary[], valuesOf: (group: GroupSummary) => string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const group of groups) for (const value of valuesOf(group)) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, more], [b, most]) => most - more || (a < b ? -1 : 1));
}

/** Sums over groups; null where nothing is known. `unknownPartitions`: how many partitions are missing from `lag`. */
export function totals(groups: GroupSummary[]) {
  const { value: lag, unknown: unknownPartitions } = sumOfRows(groups);
  let oldestMs: number | null = null;
  let older = false;
  for (const group of groups) {
    const waits = group.timeLag.known ? group.timeLag.value : group.timeLag.atLeast;
    if (waits === undefined || waits <= (oldestMs ?? -1)) continue;
    oldestMs = waits;
    older = !group.timeLag.known;
  }
  return { lag, unknownPartitions, oldestMs, older };
}
