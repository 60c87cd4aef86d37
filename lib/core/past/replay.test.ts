import { describe, expect, it } from "vitest";
import { replay } from "./replay";
import { readTrace, TraceError } from "./trace";

const T0 = 1_700_000_000_000;

/** Ten minutes of 10 records/s; the group stands from second 300 on and repeats its commit. */
const raw = {
  profile: "tidemark",
  settings: {},
  every: 10_000,
  from: T0,
  to: T0 + 600_000,
  logOffsets: Array.from({ length: 61 }, (_, i) => [T0 + i * 10_000, String(1000 + i * 100), "0"]),
  commits: Array.from({ length: 120 }, (_, i) => [T0 + i * 5000 + 200, 1000 + Math.min(i, 60) * 50]),
  members: Array.from({ length: 61 }, (_, i) => [T0 + i * 10_000, 1]),
};

describe("replay", () => {
  it("answers at every moment and finds the stall in time", () => {
    const { verdicts, findings } = replay(readTrace(raw));
    expect(verdicts.map(([at]) => at)).toEqual(Array.from({ length: 61 }, (_, i) => T0 + i * 10_000));
    const found = verdicts.find(([, status]) => status === "STALLED");
    expect(found).toEqual([expect.any(Number), "STALLED", "ERROR", "stalled"]);
    expect(found![0] - T0 - 300_000).toBeLessThanOrEqual(60_000);
    expect(findings.at(-1)).toMatchObject({ at: T0 + 600_000, rule: "stalled" });
  });

  it("uses nothing later than the moment it judges", () => {
    const whole = replay(readTrace(raw)).verdicts;
    for (const end of [200_000, 320_000, 350_000]) {
      const until = <T extends unknown[]>(list: T[]) => list.filter(([at]) => (at as number) <= T0 + end);
      const cut = {
        ...raw,
        to: T0 + end,
        logOffsets: until(raw.logOffsets),
        commits: until(raw.commits),
        members: until(raw.members),
      };
      expect(replay(readTrace(cut)).verdicts).toEqual(whole.slice(0, cut.commits.length === 0 ? 0 : end / 10_000 + 1));
    }
  });

  it("judges by Burrow's rules when asked", () => {
    const { verdicts } = replay(readTrace({ ...raw, profile: "burrow" }));
    expect(verdicts.at(-1)?.slice(1, 3)).toEqual(["STALLED", "ERROR"]);
  });

  it("takes a missing log end offset for a partition without a leader", () => {
    const logOffsets = raw.logOffsets.map(([at], i) => (i > 40 ? [at, null, null] : raw.logOffsets[i]!));
    expect(replay(readTrace({ ...raw, logOffsets })).verdicts.at(-1)?.[1]).toBe("OFFLINE");
  });
});

describe("reading a trace", () => {
  it("keeps every digit and puts entries in order", () => {
    const trace = readTrace({
      ...raw,
      members: undefined,
      commits: [
        [T0 + 5, "9007199254740993"],
        [T0, 7n],
      ],
    });
    expect(trace.commits).toEqual([
      { at: T0, offset: 7n },
      { at: T0 + 5, offset: 9_007_199_254_740_993n },
    ]);
    expect(trace.members).toEqual([]);
  });

  it.each<[string, unknown, RegExp]>([
    ["no object", 5, /^trace: 5 cannot be used/],
    ["an unknown field", { ...raw, commit: [] }, /^commit: \[\] cannot be used; no such field; there are .*commits/],
    [
      "an unknown profile",
      { ...raw, profile: "kinder" },
      /^profile: "kinder" cannot be used; allowed are tidemark and burrow/,
    ],
    ["an unknown setting", { ...raw, settings: { floor: 1 } }, /^settings\.floor: 1 .*floorRecords/],
    ["a bad setting", { ...raw, settings: { holdMs: -1 } }, /^settings\.holdMs: -1 .*from 0 to/],
    ["an end before the start", { ...raw, to: 5 }, /^to: 5 cannot be used; it must not be before from/],
    ["no step", { ...raw, every: 0 }, /^every: 0 /],
    ["lost digits", { ...raw, commits: [[T0, 2 ** 60]] }, /^commits\[0\]\[1\]: .*give the offset as a string/],
    ["words for an offset", { ...raw, logOffsets: [[T0, "many", "0"]] }, /^logOffsets\[0\]\[1\]: "many" /],
    ["no settings at all", { ...raw, settings: null }, /^settings: null cannot be used; give an object/],
    ["too much in an entry", { ...raw, commits: [[T0, 1, 2]] }, /^commits\[0\]: \[\d+,1,2\] .*has 2 items/],
    ["half an entry", { ...raw, logOffsets: [[T0]] }, /^logOffsets\[0\]: .*has 2 to 4 items/],
    ["a missing list", { ...raw, commits: undefined }, /^commits: nothing cannot be used; give an array/],
  ])("refuses %s", (_name, input, message) => {
    expect(() => readTrace(input)).toThrow(TraceError);
    expect(() => readTrace(input)).toThrow(message);
  });
});
