import { expect, it } from "vitest";
import { withCycles } from "./cycle-log";

const cycle = (wallMs: number) => ({ wallMs, phases: {}, requests: 1 });
const EMPTY = new Map();

it("adds each cycle once, oldest first", () => {
  const first = withCycles(EMPTY, [{ cluster: "a", at: 1000, cycle: cycle(20) }]);
  expect(withCycles(first, [{ cluster: "a", at: 1000, cycle: cycle(20) }])).toBe(first);
  const second = withCycles(first, [{ cluster: "a", at: 2000, cycle: cycle(30) }]);
  expect(second.get("a")).toEqual([
    { at: 1000, wallMs: 20 },
    { at: 2000, wallMs: 30 },
  ]);
});

it("keeps the last sixty", () => {
  let log: ReturnType<typeof withCycles> = EMPTY;
  for (let at = 1; at <= 80; at += 1) log = withCycles(log, [{ cluster: "a", at, cycle: cycle(at) }]);
  expect(log.get("a")).toHaveLength(60);
  expect(log.get("a")?.[0]?.at).toBe(21);
});

it("skips clusters that were never read", () =>
  expect(withCycles(EMPTY, [{ cluster: "a", at: null, cycle: null }])).toBe(EMPTY));
