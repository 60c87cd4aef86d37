import { expect, it } from "vitest";
import { WakeSignal, Pauses } from "./pauses";

const LONG_MS = 3_600_000;

it("a pause ends with the signal, also with one that was set before", async () => {
  const [pauses, signal] = [new Pauses(), new WakeSignal()];
  const pause = pauses.pause(LONG_MS, signal);
  signal.set();
  await pause;
  signal.set();
  await pauses.pause(LONG_MS, signal);
  let over = false;
  const third = pauses.pause(LONG_MS, signal).then(() => (over = true));
  await Promise.resolve();
  expect(over).toBe(false);
  signal.set();
  await third;
});

it("the end ends all pauses, and those to come", async () => {
  const pauses = new Pauses();
  const running = [pauses.pause(LONG_MS), pauses.pause(LONG_MS, new WakeSignal())];
  pauses.end();
  await Promise.all(running);
  await pauses.pause(LONG_MS);
});
