import { expect, it } from "vitest";
import { gently } from "./gently";

function* busy(steps: number, ms: number): Generator<undefined, string> {
  for (let step = 0; step < steps; step++) {
    for (const until = performance.now() + ms; performance.now() < until;);
    yield;
  }
  return "done";
}

it("lets others run while the work is long, and answers what it returns", async () => {
  let others = 0;
  const timer = setInterval(() => others++, 0);
  expect(await gently(busy(20, 5))).toBe("done");
  clearInterval(timer);
  expect(others).toBeGreaterThanOrEqual(5);
});

it("rejects with what the work throws", async () => {
  const work = (function* (): Generator<undefined, never> {
    yield;
    throw new Error("out of step");
  })();
  await expect(gently(work)).rejects.toThrow("out of step");
});
