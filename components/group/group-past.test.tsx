/** In a range of the past every number of the group's page is that of its end, or of the moment that is pinned. */
import { expect, it } from "vitest";
import { toGroupDetail } from "@/lib/api/wire";
import { groupOf } from "@/lib/core/picture/test-snapshot";
import { keys } from "@/lib/client/keys";
import { drawPage } from "@/lib/client/test-page";
import { GroupView } from "./group-view";

const END = 1_800_003_600_000;
const PINNED = 1_800_001_800_000;

/** A group of which so many records wait. */
const detailOf = (at: number, lag: bigint) =>
  toGroupDetail(groupOf({ group: "g", committed: { t: [100n] } }, { at, logs: { t: [{ end: 100n + lag }] } }), at);

const known = [
  [keys.group("c", "g"), detailOf(END + 900_000, 987_654n)],
  [["group-moment", "c", "g", END], { at: END, members: 1, group: detailOf(END, 4_321n) }],
  [["group-moment", "c", "g", PINNED], { at: PINNED, members: 1, group: detailOf(PINNED, 777n) }],
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
