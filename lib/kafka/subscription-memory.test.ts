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
  expect(memory.missing(read)).toEqual([]);
  const unread = [{ group: "a", topic: "orders", offsets: [null, null, null] }];
  expect(memory.missing(failed)).toEqual(unread);
  expect(memory.missing(failed)).toEqual(unread);
  expect(memory.missing(read)).toEqual([]);
});

it("forgets a group that has no committed offsets any more", () => {
  const memory = new SubscriptionMemory();
  memory.missing(read);
  memory.missing({ ...read, committed: [committed[1]!] });
  expect(memory.missing(failed)).toEqual([]);
});
