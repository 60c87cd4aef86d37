import { expect, it } from "vitest";
import { plain, type Reason } from "@/lib/core/words/sentences/facts";
import { SubscriptionMemory } from "./subscription-memory";

const committed = [
  { group: "a", topic: "orders", offsets: [3n, null, 7n] },
  { group: "b", topic: "orders", offsets: [1n] },
];
const read = { committed, failed: new Map<string, Reason>(), problems: [] };
const failed = { ...read, committed: [committed[1]!], failed: new Map([["a", plain("coordinator.none")]]) };

it("keeps the partitions of a group that cannot be read, as unknown, for as long as that lasts", () => {
  const memory = new SubscriptionMemory();
  expect(memory.complete(read)).toEqual(committed);
  const unread = [committed[1], { group: "a", topic: "orders", offsets: [null, null, null] }];
  expect(memory.complete(failed)).toEqual(unread);
  expect(memory.complete(failed)).toEqual(unread);
  expect(memory.complete(read)).toEqual(committed);
});

it("forgets a group that has no committed offsets any more", () => {
  const memory = new SubscriptionMemory();
  memory.complete(read);
  memory.complete({ ...read, committed: [committed[1]!] });
  expect(memory.complete(failed)).toEqual([committed[1]]);
});
