import { expect, it } from "vitest";
import { Ledger } from "./ledger";
import { HOUR, receiverOf } from "./test-policy";

const NOW = 1_000 * HOUR;

it.each<[string, number, number[], number, number]>([
  ["nothing was sent", 1, [], 0, 0],
  ["there is room for one more", 2, [-0.5], 0, 0],
  ["it is full until the first has been out for an hour", 2, [-0.75, -0.5], 0, 0.25],
  ["what went out longer ago takes no room", 1, [-2], 0, 0],
  ["what waits for the morning takes no room tonight", 1, [6], 0, 0],
  ["what waits for the morning takes room there", 1, [6], 6, 7],
  ["between two that are full", 1, [-0.5, 1], 0, 0.5],
])("when %s", (_name, messages, sent, at, room) => {
  const ledger = new Ledger();
  const receiver = receiverOf("ops", { limit: { messages, perMs: HOUR } });
  sent.forEach((hours, index) => ledger.take("ops", String(index), NOW + hours * HOUR));
  expect(ledger.room(receiver, NOW + at * HOUR, NOW)).toBe(NOW + room * HOUR);
});

it("what is asked for the morning forgets nothing of tonight", () => {
  const ledger = new Ledger();
  const receiver = receiverOf("ops", { limit: { messages: 1, perMs: HOUR } });
  ledger.take("ops", "tonight", NOW);
  ledger.room(receiver, NOW + 6 * HOUR, NOW);
  expect(ledger.room(receiver, NOW + 1, NOW + 1)).toBe(NOW + HOUR);
});
