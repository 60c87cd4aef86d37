import { describe, expect, it } from "vitest";
import type { HistoryAnswer } from "@/lib/api/contract";
import { extendHistory, tailStart } from "./history-tail";

const history = (from: number, at: number[], more: Partial<HistoryAnswer> = {}): HistoryAnswer => ({
  cluster: "a",
  group: "g",
  from,
  to: at.at(-1) ?? from,
  stepMs: 0,
  topics: [{ topic: "t", at, partitions: [0, 1].map((partition) => columns(partition, at)) }],
  members: { at, count: at.map(() => 2) },
  gaps: [],
  events: [],
  statuses: [],
  ...more,
});

const columns = (partition: number, at: number[]) => {
  const texts = at.map((moment) => String(moment + partition));
  return { partition, logStart: texts.map(() => "0"), logEnd: texts, committed: texts, lag: texts.map(() => "0") };
};

describe("extending a live history", () => {
  const held = history(100, [100, 105, 110, 115]);
  const tail = history(116, [120, 125]);

  it("asks only for what came after the newest point", () => expect(tailStart(held, 125)).toBe(116));

  it("asks for everything after a long pause, and when nothing is held", () => {
    expect(tailStart(held, 115 + 120_001)).toBeNull();
    expect(tailStart(history(100, []), 125)).toBeNull();
  });

  it("asks for the open step again, and replaces it", () => {
    const stepped = history(0, [0, 60, 120], { stepMs: 60 });
    expect(tailStart(stepped, 130)).toBe(61);
    const joined = extendHistory(stepped, history(61, [120, 125]), 0);
    expect(joined.topics[0]?.at).toEqual([0, 60, 120, 125]);
    expect(joined.stepMs).toBe(60);
  });

  it("appends every column, and drops what is older than the range", () => {
    const joined = extendHistory(held, tail, 105);
    expect(joined.topics[0]?.at).toEqual([105, 110, 115, 120, 125]);
    expect(joined.topics[0]?.partitions[1]?.committed).toEqual(["106", "111", "116", "121", "126"]);
    expect(joined.members.at).toEqual([105, 110, 115, 120, 125]);
  });

  it("gives a partition that is new nulls for the time before", () => {
    const grown = history(116, [120]);
    grown.topics[0]?.partitions.push(columns(2, [120]));
    expect(extendHistory(held, grown, 100).topics[0]?.partitions[2]?.logEnd).toEqual([null, null, null, null, "122"]);
  });

  it("keeps a gap that goes on one gap, and the status that held at the start", () => {
    const before = history(100, [100, 105], {
      gaps: [{ from: 106, to: 110 }],
      statuses: [{ at: 100, status: "ERROR" }],
    });
    const after = history(106, [120], { gaps: [{ from: 106, to: 119 }], statuses: [{ at: 106, status: "ERROR" }] });
    const joined = extendHistory(before, after, 103);
    expect(joined.gaps).toEqual([{ from: 106, to: 119 }]);
    expect(joined.statuses).toEqual([{ at: 103, status: "ERROR" }]);
  });

  it("loads anew once its added points would crowd the even ones", () => {
    let grown = held;
    for (let at = 120; at < 120 + 5 * 245; at += 5) grown = extendHistory(grown, history(at - 4, [at]), 100);
    expect(tailStart(grown, 1400)).toBeNull();
  });
});
