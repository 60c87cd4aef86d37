import { describe, expect, it } from "vitest";
import type { CommitEvent } from "../words/collection";
import { usualCommitGap } from "./commit-gap";
import { known } from "../words/known";
import { WindowStore } from "../windows/window-store";

const T0 = 1_700_000_000_000;
const every = (ms: number, count: number) =>
  Array.from({ length: count }, (_, i) => ({ at: T0 + i * ms, offset: BigInt(i) }));

describe("the usual commit gap", () => {
  it("is the median distance: one long pause changes nothing", () => {
    const commits = every(5000, 20).map((commit, i) => (i < 10 ? commit : { ...commit, at: commit.at + 60_000 }));
    expect(usualCommitGap(commits, 4000)).toEqual(known(5000));
  });
  it("counts repeats of the same offset", () => {
    expect(
      usualCommitGap(
        every(10_000, 10).map(({ at }) => ({ at, offset: 7n })),
        4000,
      ),
    ).toEqual(known(10_000));
  });
  it.each([100, 300, 700, 1000, 1700, 3000, 5000, 60_000])("finds %i ms through the thinning of the windows", (gap) => {
    const store = new WindowStore(600_000);
    for (let at = 0; at < 600_000; at += gap) {
      const commit: Omit<CommitEvent, "kind" | "order"> = {
        group: "g",
        topic: "t",
        partition: 0,
        offset: 1n,
        at: T0 + at,
      };
      store.addCommit(commit);
    }
    expect(usualCommitGap(store.window("g", "t", 0).commits, store.bucketMs)).toEqual(known(gap));
  });
  it("is not known of a few commits", () => {
    expect(usualCommitGap(every(5000, 3), 4000).known).toBe(false);
    expect(usualCommitGap([], 4000).known).toBe(false);
  });
});
