/** In a range of the past the list of topics is that of its end, or of the moment that is pinned. */
import { expect, it } from "vitest";
import type { TopicsMomentAnswer } from "@/lib/api/moment-contract";
import { makingTopics } from "@/lib/api/topic-wire";
import { drawPage } from "@/lib/client/test-page";
import { atOnce } from "@/lib/core/in-turns";
import { snapshotOf } from "@/lib/core/picture/test-snapshot";
import { TopicsView } from "./topics-view";

const END = 1_800_003_600_000;
const PINNED = 1_800_001_800_000;

const rowsAt = (topic: string, at: number, lag: bigint) =>
  atOnce(
    makingTopics(
      snapshotOf({
        at,
        logs: { [topic]: [{ end: 100n + lag }] },
        on: [{ group: "g", committed: { [topic]: [100n] } }],
      }),
    ),
  ).summaries;

const answerOf = (
  at: number | null,
  topics: TopicsMomentAnswer["topics"],
  more: TopicsMomentAnswer["clusters"] = [],
): TopicsMomentAnswer => ({
  clusters: [{ cluster: "c", at, offlinePartitions: at === null ? null : 0 }, ...more],
  topics,
});

const known = [
  [["topics"], rowsAt("now", END + 900_000, 987_654n)],
  [["topics-moment", END], answerOf(END, rowsAt("gone-since", END, 4_321n))],
  [["topics-moment", PINNED], answerOf(PINNED, rowsAt("earlier", PINNED, 777n))],
  [["topics-moment", END + 1], answerOf(null, [])],
  [["topics-moment", END + 3], answerOf(END, [])],
  [
    ["topics-moment", END + 4],
    answerOf(END, rowsAt("gone-since", END, 4_321n), [{ cluster: "other", at: null, offlinePartitions: null }]),
  ],
] as const;

const page = (search: string) => drawPage(<TopicsView />, { known, search })[0].replaceAll("\u00a0", " ");
const range = (to: number) => `from=1800000000000&to=${to}`;
const namesOf = (html: string) =>
  [...html.matchAll(/href="\/clusters\/[^"]*\/topics\/([^"?]+)/g)].map(([, name]) => name);

it.each([
  ["the present where the range ends now", "range=1h", "now", /987[,.]/],
  ["the range's end", range(END), "gone-since", /4,321/],
  ["the pinned moment", `${range(END)}&at=${PINNED}`, "earlier", /777/],
  ["the pinned moment of a live range", `range=1h&at=${PINNED}`, "earlier", /777/],
])("shows the topics of %s", (_, search, name, lag) => {
  const html = page(search);
  expect(namesOf(html)).toEqual([name]);
  expect(html).toMatch(lag);
});

it.each([
  ["while they are on their way", range(END + 2), "Loading the topics as they were"],
  ["where nothing is stored", range(END + 1), "Nothing stored for"],
  ["where there were none", range(END + 3), "No topic at"],
  ["where only the browser knows which past is meant", "from=now-2h&to=now-1h", "Loading the topics as they were"],
])("shows nothing of the present %s", (_, search, words) => {
  const html = page(search);
  expect(html).toContain(words);
  expect(namesOf(html)).toEqual([]);
  expect(html).not.toMatch(/987[,.]/);
});

it("names the clusters of which nothing is stored", () => {
  const html = page(range(END + 4));
  expect(namesOf(html)).toEqual(["gone-since"]);
  expect(html).toMatch(/Nothing stored for .* of other\./);
});
