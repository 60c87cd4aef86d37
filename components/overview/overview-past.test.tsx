/** In a range of the past the overview's rows, counts and sums are those of its end, or of the moment that is pinned. */
import { expect, it } from "vitest";
import type { GroupSummary } from "@/lib/api/contract";
import type { GroupsMomentAnswer } from "@/lib/api/moment-contract";
import { toClusterSummary, toGroupSummary } from "@/lib/api/wire";
import { keys } from "@/lib/client/keys";
import { drawPage } from "@/lib/client/test-page";
import { groupOf, snapshotOf } from "@/lib/core/picture/test-snapshot";
import { firstPicture } from "./first-picture";
import { OverviewView } from "./overview-view";

const END = 1_800_003_600_000;
const PINNED = 1_800_001_800_000;
const NO_FILTER = { q: "", status: [], case: [], cluster: null, lagging: false, sort: "worst", reverse: false };

const rowOf = (group: string, at: number, lag: bigint): GroupSummary =>
  toGroupSummary(groupOf({ group, committed: { t: [100n] } }, { at, logs: { t: [{ end: 100n + lag }] } }));

const answerOf = (at: number | null, groups: GroupSummary[], more: GroupsMomentAnswer["clusters"] = []) => ({
  clusters: [{ cluster: "c", at, offlinePartitions: at === null ? null : 3 }, ...more],
  groups,
});

const cluster = { ...toClusterSummary(snapshotOf({ at: END + 900_000, logs: { t: [{ end: 1n }] } })), hiddenGroups: 2 };
const now = [rowOf("orders-now", END + 900_000, 987_654n), rowOf("both", END + 900_000, 987_654n)];
const THEN = { ...rowOf("gone-since", END, 4_321n), status: "ERROR" as const, since: END - 60_000 };

const known = [
  [keys.clusters, [cluster]],
  [keys.groups, now],
  [["groups-moment", END], answerOf(END, [THEN, { ...rowOf("both", END, 0n), sinceAtLeast: true } as GroupSummary])],
  [["groups-moment", PINNED], answerOf(PINNED, [rowOf("both", PINNED, 777n)])],
  [["groups-moment", END + 1], answerOf(null, [])],
  [["groups-moment", END + 3], answerOf(END, [])],
  [["groups-moment", END + 4], answerOf(END, [THEN], [{ cluster: "other", at: null, offlinePartitions: null }])],
] as const;

const first = firstPicture(now, [cluster], NO_FILTER as unknown as Parameters<typeof firstPicture>[2]);
const page = (search: string) =>
  drawPage(<OverviewView first={first} phone={false} />, { known, search })[0].replaceAll("\u00a0", " ");
const range = (to: number) => `from=1800000000000&to=${to}`;
const rowsOf = (html: string) =>
  [...html.matchAll(/href="\/clusters\/[^"]*\/groups\/([^"?]+)/g)].map(([, name]) => name);
/** The present lag as rows and sums write it. */
const PRESENT = /987[,.]/;

it("shows the present where the range ends now", () => {
  const html = page("range=1h");
  expect(rowsOf(html)).toEqual(["both", "orders-now"]);
  expect(html).toMatch(PRESENT);
  expect(html).not.toContain("data-now");
});

it.each([
  ["the range's end", range(END), ["gone-since", "both"], "4,321"],
  ["the pinned moment", `${range(END)}&at=${PINNED}`, ["both"], "777"],
  ["the pinned moment of a live range", `range=1h&at=${PINNED}`, ["both"], "777"],
])("shows the groups of %s, and nothing of the present", (_, search, names, lag) => {
  const html = page(search);
  expect(rowsOf(html)).toEqual(names);
  expect(html).toContain(lag);
  expect(html).not.toMatch(PRESENT);
  expect(html).toContain(`${names.length} groups`);
});

it("counts, sums and filters them", () => {
  const html = page(`${range(END)}&status=ERROR`);
  expect(rowsOf(html)).toEqual(["gone-since"]);
  expect(html).toContain("1 of 2 groups");
  // Partitions without a leader are those of the moment.
  expect(/partitions offline.*?<span[^>]*>(\d+)</.exec(html)?.[1]).toBe("3");
});

it("tags what is of the present alone: what is hidden and set aside now", () => {
  const html = page(range(END));
  expect(html.match(/data-now/g)).toHaveLength(1);
  expect(html.slice(html.indexOf("data-now"))).toContain("2 internal groups");
});

it.each([
  ["while they are on their way", END + 2, "Loading the groups as they were"],
  ["where nothing is stored", END + 1, "Nothing stored for"],
  ["where there were none", END + 3, "No consumer group at"],
])("shows no present numbers %s", (_, to, words) => {
  const html = page(range(to));
  expect(html).toContain(words);
  expect(rowsOf(html)).toEqual([]);
  expect(html).not.toMatch(PRESENT);
});

it("has the server send no present rows where only the browser knows which past is meant", () => {
  const html = page("from=now-2h&to=now-1h");
  expect(rowsOf(html)).toEqual([]);
  expect(html).toContain("Loading the groups as they were");
});

it("names the clusters of which nothing is stored", () => {
  const html = page(range(END + 4));
  expect(rowsOf(html)).toEqual(["gone-since"]);
  expect(html).toMatch(/Nothing stored for .* of other\./);
});
