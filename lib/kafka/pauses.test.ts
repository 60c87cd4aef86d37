import { expect, it } from "vitest";
import { Bell, Pauses } from "./pauses";

const LONG_MS = 3_600_000;

it("a pause ends with the bell, also with one that rang before", async () => {
  const [pauses, bell] = [new Pauses(), new Bell()];
  const pause = pauses.pause(LONG_MS, bell);
  bell.ring();
  await pause;
  bell.ring();
  await pauses.pause(LONG_MS, bell);
  let over = false;
  const third = pauses.pause(LONG_MS, bell).then(() => (over = true));
  await Promise.resolve();
  expect(over).toBe(false);
  bell.ring();
  await third;
});

it("the end ends all pauses, and those to come", async () => {
  const pauses = new Pauses();
  const running = [pauses.pause(LONG_MS), pauses.pause(LONG_MS, new Bell())];
  pauses.end();
  await Promise.all(running);
  await pauses.pause(LONG_MS);
});
