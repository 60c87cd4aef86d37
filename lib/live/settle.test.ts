import { describe, expect, it } from "vitest";
import type { GroupSummary } from "@/lib/api/contract";
import { settleRow } from "./settle";

const at = (value: number) => ({ known: true as const, value });
const row = (change: Partial<GroupSummary>) =>
  ({
    ...{ produceRate: at(100), consumeRate: at(100), catchUp: at(0), timeLag: at(0), lastCommitAt: 5678 },
    trend: { of: null, at: [], logEnd: [], committed: [] },
    ...change,
  }) as GroupSummary;

describe("a row that is sent", () => {
  it("keeps a rate that hardly moved, and follows one that did", () => {
    const before = settleRow(undefined, row({ produceRate: at(123.456) }), 0);
    expect(before.produceRate).toEqual(at(123));
    expect(settleRow(before, row({ produceRate: at(123.9) }), 5000).produceRate).toBe(before.produceRate);
    expect(settleRow(before, row({ produceRate: at(131.2) }), 5000).produceRate).toEqual(at(131));
  });

  it("follows a slow drift in the end", () => {
    let sent = settleRow(undefined, row({ produceRate: at(100) }), 0);
    for (let rate = 100; rate <= 150; rate += 0.1) sent = settleRow(sent, row({ produceRate: at(rate) }), 5000);
    expect(Math.abs((sent.produceRate as { value: number }).value - 150)).toBeLessThanOrEqual(1.5);
  });

  it("never takes something for nothing, or nothing for something", () => {
    const before = settleRow(undefined, row({ timeLag: at(0), produceRate: at(0) }), 0);
    const after = settleRow(before, row({ timeLag: at(100), produceRate: at(0.001) }), 5000);
    expect(after).toMatchObject({ timeLag: at(100), produceRate: at(0.001) });
  });

  it("lets an age grow with time instead of measuring it anew, while both agree", () => {
    const before = settleRow(undefined, row({ timeLag: at(60_040) }), 0);
    expect(settleRow(before, row({ timeLag: at(65_700) }), 5000).timeLag).toEqual(at(65_000));
    expect(settleRow(before, row({ timeLag: at(67_000) }), 5000).timeLag).toEqual(at(67_000));
  });

  it("leaves out the trend's last point, which still moves", () => {
    const trend = { of: null, at: [1, 2, 3], logEnd: [0, 5, 9], committed: [0, 5, 8] };
    expect(settleRow(undefined, row({ trend }), 0).trend).toEqual({
      of: null,
      at: [1, 2],
      logEnd: [0, 5],
      committed: [0, 5],
    });
  });

  it("keeps the trend itself while nothing but its last point moves", () => {
    const before = settleRow(
      undefined,
      row({ trend: { of: null, at: [1, 2, 3], logEnd: [0, 5, 9], committed: [0, 5, 8] } }),
      0,
    );
    const moved = row({ trend: { of: null, at: [1, 2, 4], logEnd: [0, 5, 12], committed: [0, 5, 12] } });
    expect(settleRow(before, moved, 5000).trend).toBe(before.trend);
    const grown = row({ trend: { of: null, at: [1, 2, 3, 6], logEnd: [0, 5, 9, 13], committed: [0, 5, 8, 13] } });
    expect(settleRow(before, grown, 5000).trend.at).toEqual([1, 2, 3]);
    const revised = row({ trend: { of: null, at: [1, 2, 4], logEnd: [0, 6, 12], committed: [0, 5, 12] } });
    expect(settleRow(before, revised, 5000).trend.logEnd).toEqual([0, 6]);
  });
});
