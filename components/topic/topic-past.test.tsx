/** In a range of the past every number of a topic's page is that of its end, or of the moment that is pinned. */
import { expect, it } from "vitest";
import { makingTopics, toTopicDetail } from "@/lib/api/topic-wire";
import type { TopicDetail } from "@/lib/api/topic-contract";
import { drawPage } from "@/lib/client/test-page";
import { atOnce } from "@/lib/core/in-turns";
import { snapshotOf } from "@/lib/core/picture/test-snapshot";
import { TopicFacts } from "./topic-facts";
import { TopicView } from "./topic-view";

const END = 1_800_003_600_000;
const PINNED = 1_800_001_800_000;

function detailOf(group: string, at: number, lag: bigint, stored = false): TopicDetail {
  const logs = { t: [{ end: 100n + lag }, { end: 5n, leader: -1 }] };
  const snapshot = snapshotOf({ at, logs, on: [{ group, committed: { t: [100n, 5n] } }] });
  const page = { limit: 100, cursor: 0, q: "" };
  const detail = toTopicDetail(snapshot, atOnce(makingTopics(snapshot)), "t", page)!;
  if (!stored) return detail;
  const partitions = detail.partitions.map((one) => ({ ...one, leader: null, replicas: [], inSyncReplicas: [] }));
  return { ...detail, underReplicated: [], partitions };
}

const known = [
  [["topic", "c", "t"], detailOf("now", END + 900_000, 987_654n)],
  [["topic-moment", "c", "t", END], { at: END, topic: detailOf("then", END, 4_321n, true) }],
  [["topic-moment", "c", "t", PINNED], { at: PINNED, topic: detailOf("then", PINNED, 777n, true) }],
  [["topic-moment", "c", "t", END + 1], { at: null, topic: null }],
] as const;

const page = (search: string) => drawPage(<TopicView cluster="c" topic="t" />, { known, search })[0];
const range = (to: number) => `from=1800000000000&to=${to}`;
const PRESENT = /987[,.]|groups\/now"/;

it("shows the present where the range ends now", () => {
  const html = page("range=1h");
  expect(html).toMatch(PRESENT);
  expect(html).not.toContain("data-now");
});

it.each([
  ["the range's end", range(END), "4,321"],
  ["the pinned moment", `${range(END)}&at=${PINNED}`, "777"],
  ["the pinned moment of a live range", `range=1h&at=${PINNED}`, "777"],
])("shows the topic of %s, and nothing of the present that is not tagged", (_, search, lag) => {
  const html = page(search);
  expect(html).toContain(lag);
  expect(html).toContain('groups/then"');
  expect(html).not.toMatch(PRESENT);
  // The policy, and the replicas that are out of sync.
  expect(html.match(/data-now/g)).toHaveLength(2);
});

const LACK = "unknown: not stored for moments of the past";

it("says that leaders and replicas of then are unknown, but not of a partition that had no leader", () => {
  const partitions = /aria-label="Partitions".*?<\/table>/.exec(page(range(END)))?.[0] ?? "";
  expect(partitions.split(LACK)).toHaveLength(1 + 3);
  expect(partitions.split(">none<")).toHaveLength(1 + 1);
  expect(page("range=1h")).not.toContain(LACK);
});

it("knows the policy of a topic that is gone at no moment", () => {
  const [html] = drawPage(<TopicFacts detail={detailOf("then", END, 1n, true)} live={undefined} />, {
    search: range(END),
  });
  expect(html.split(LACK)).toHaveLength(1 + 2);
  expect(html).not.toContain("data-now");
});

it.each([
  ["while it is on its way", range(END + 2), "Loading the topic as it was"],
  ["where nothing is stored", range(END + 1), "Nothing stored for"],
])("shows no present numbers %s", (_, search, words) => {
  const html = page(search);
  expect(html).toContain(words);
  expect(html).not.toMatch(PRESENT);
});

it("has the server send nothing of the present where only the browser knows which past is meant", () =>
  expect(page("from=now-2h&to=now-1h")).not.toMatch(PRESENT));
