/** In a range of the past every number of the group's page is that of its end, or of the moment that is pinned. */
import { expect, it } from "vitest";
import type { GroupDetail } from "@/lib/api/contract";
import { toGroupDetail } from "@/lib/api/wire";
import { groupOf } from "@/lib/core/picture/test-snapshot";
import { unknown } from "@/lib/core/words/known";
import { plain } from "@/lib/core/words/sentences/facts";
import { keys } from "@/lib/client/keys";
import { drawPage } from "@/lib/client/test-page";
import { GroupFacts } from "./group-facts";
import { GroupView } from "./group-view";

const END = 1_800_003_600_000;
const PINNED = 1_800_001_800_000;

/** A group as it is put together of what is stored: of the members no more than how many. */
function thenOf(at: number, lag: bigint) {
  const stored = {
    ...({ group: "g", type: "unknown", state: null, assignor: null, generation: null, coordinator: null } as const),
    members: unknown(plain("unknown.not-then")),
    committed: { t: [100n] },
  };
  const detail = toGroupDetail(groupOf(stored, { at, logs: { t: [{ end: 100n + lag }] } }), at);
  const group: GroupDetail = { ...detail, memberCount: { known: true, value: 1 } };
  return { at, members: 1, group, sinceAtLeast: false, today: [] };
}

/** A group of which so many records wait. */
const detailOf = (at: number, lag: bigint) =>
  toGroupDetail(groupOf({ group: "g", committed: { t: [100n] } }, { at, logs: { t: [{ end: 100n + lag }] } }), at);

const known = [
  [keys.group("c", "g"), detailOf(END + 900_000, 987_654n)],
  [["group-moment", "c", "g", END], thenOf(END, 4_321n)],
  [["group-moment", "c", "g", PINNED], thenOf(PINNED, 777n)],
  [["group-moment", "c", "g", END + 1], { at: null, members: null, group: null }],
] as const;

const page = (search: string) => drawPage(<GroupView cluster="c" group="g" />, { known, search })[0];
/** The present lag as tiles, tables and reasons write it. */
const PRESENT = /987[,.]/;

it("shows the present where the range ends now", () => expect(page("range=1h")).toMatch(PRESENT));

it.each([
  ["the range's end", `from=1800000000000&to=${END}`, "4,321"],
  ["the pinned moment", `from=1800000000000&to=${END}&at=${PINNED}`, "777"],
  ["the pinned moment of a live range", `range=1h&at=${PINNED}`, "777"],
])("shows %s, and nothing of the present that is not tagged", (_, search, lag) => {
  const html = page(search);
  expect(html).toContain(lag);
  expect(html).not.toMatch(PRESENT);
  expect(html).toContain("data-now");
});

it("says that nothing is stored, and shows no present numbers in its place", () => {
  const html = page(`from=1800000000000&to=${END + 1}`);
  expect(html).toContain("Nothing stored");
  expect(html).not.toMatch(PRESENT);
});

it("shows no present numbers while those of the past are on their way", () => {
  const html = page(`from=1800000000000&to=${END + 2}`);
  expect(html).toContain("Loading the group as it was");
  expect(html).not.toMatch(PRESENT);
});

const LACK = "unknown: not stored for moments of the past";
const partitionsOf = (html: string) => /aria-label="Partitions of the group".*?<\/table>/.exec(html)?.[0] ?? "";

it("says of an owner that is not stored that it is unknown, never that there is none", () => {
  const table = partitionsOf(page(`from=1800000000000&to=${END}`));
  expect(table).toContain(LACK);
  expect(table).not.toContain(">none<");
  expect(partitionsOf(page("range=1h"))).toContain(">none<");
});

it("knows the state and the assignor of a group that is gone at no moment", () => {
  const [html] = drawPage(<GroupFacts detail={thenOf(END, 1n).group} live={undefined} />, {
    search: `from=1800000000000&to=${END}`,
  });
  expect(html.split(LACK)).toHaveLength(3);
  expect(html).not.toMatch(/none|no coordinator|data-now/);
});
