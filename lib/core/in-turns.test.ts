import { setImmediate as pause } from "node:timers/promises";
import { expect, it } from "vitest";
import { atOnce, inTurns } from "./in-turns";

function* busy(steps: number, ms: number): Generator<undefined, string> {
  for (let step = 0; step < steps; step++) {
    for (const until = performance.now() + ms; performance.now() < until;);
    yield;
  }
  return "done";
}

it("lets others run while the work is long, and answers what it returns", async () => {
  let pauses = 0;
  const turns = { turnMs: 8, pause: () => (pauses++, pause()) };
  expect(await inTurns(busy(20, 5), turns)).toBe("done");
  // Twenty steps of 5 ms make turns of two steps or fewer.
  expect(pauses).toBeGreaterThanOrEqual(9);
  expect(pauses).toBeLessThanOrEqual(20);
});

it("or does it in one go", () => expect(atOnce(busy(3, 0))).toBe("done"));

it("rejects with what the work throws", async () => {
  const work = (function* (): Generator<undefined, never> {
    yield;
    throw new Error("out of step");
  })();
  await expect(inTurns(work, { turnMs: 0, pause })).rejects.toThrow("out of step");
});
