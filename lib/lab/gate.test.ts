import { expect, it } from "vitest";
import { Gate, Pace } from "./gate";

it("lets work through while it is open", async () => {
  const gate = new Gate();
  const done: string[] = [];
  await gate.with(async () => {
    await gate.pass(() => false);
    done.push("passed");
  });
  expect(done).toEqual(["passed"]);
});

it("is at rest only when all work inside has come to the gate or ended", async () => {
  const gate = new Gate();
  let finish = () => {};
  const order: string[] = [];
  const working = gate.with(() => new Promise<void>((resolve) => (finish = resolve)));
  const waiting = gate.with(async () => {
    gate.close();
    await gate.pass(() => false);
    order.push("went on");
  });
  const rest = gate.atRest().then(() => order.push("at rest"));
  await Promise.resolve();
  expect(order).toEqual([]);
  finish();
  await Promise.all([working, rest]);
  expect(order).toEqual(["at rest"]);
  gate.open();
  await waiting;
  expect(order).toEqual(["at rest", "went on"]);
});

it("lets go of whoever has to stop, without being opened", async () => {
  const gate = new Gate();
  let over = false;
  gate.close();
  const waiting = gate.with(() => gate.pass(() => over));
  over = true;
  gate.wake();
  await waiting;
  await gate.atRest();
});

it("passes on what a sign of life throws", async () => {
  const gate = new Gate();
  gate.close();
  const waiting = gate.with(() =>
    gate.pass(
      () => false,
      () => Promise.reject(new Error("rebalance")),
    ),
  );
  gate.wake();
  await expect(waiting).rejects.toThrow("rebalance");
  await gate.atRest();
});

it("bounds the speed of work", async () => {
  const pace = new Pace(100);
  expect(pace.stepSize()).toBe(25);
  const begun = performance.now();
  // A quarter of a second is given at the start; of the other three quarters each record costs its time.
  for (let step = 0; step < 3; step++) await pace.work(25);
  expect(performance.now() - begun).toBeGreaterThan(450);
  expect(new Pace(null).stepSize()).toBe(Infinity);
});
