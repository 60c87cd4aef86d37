import fc from "fast-check";
import { expect, it } from "vitest";
import type { Committed, Poll } from "../words/collection";
import { lagsOfPoll } from "./lags-of-poll";
import { pollOf, TestCluster, topicOf } from "./test-snapshot";

const offset = fc.option(fc.bigInt({ min: 0n, max: 2n ** 62n }), { nil: null });
const offsets = fc.array(fc.option(fc.bigInt({ min: 0n, max: 100n }), { nil: null, freq: 8 }), { maxLength: 4 });
const logs = fc.record({ logStart: fc.array(offset, { maxLength: 4 }), logEnd: fc.array(offset, { maxLength: 4 }) });
const entry = fc.record<Committed>(
  {
    group: fc.constantFrom("billing", "shipping", "audit"),
    topic: fc.constantFrom("orders", "returns", "hidden"),
    offsets: fc.oneof(offsets, fc.array(offset, { maxLength: 4 })),
    markers: fc.dictionary(fc.constantFrom("0", "1"), fc.bigInt({ min: 0n, max: 5n })),
    lags: fc.array(offset, { maxLength: 4 }),
  },
  { requiredKeys: ["group", "topic", "offsets"] },
);
const entries = fc.uniqueArray(entry, { selector: ({ group, topic }) => `${group} ${topic}`, maxLength: 6 });

function polled(orders: { logStart: (bigint | null)[]; logEnd: (bigint | null)[] }, committed: Committed[]): Poll {
  const places = { leader: [1, 1, 1, 1], replicas: [], inSyncReplicas: [] };
  return pollOf({
    ...{ at: 1, committed, on: ["billing", "shipping", "audit"].map((group) => ({ group })) },
    topics: ["orders", "returns"].map((topic) => ({ ...topicOf(topic, [], 1), ...orders, ...places })),
  });
}

it("is what the snapshot will say, of groups that are known where they have committed", () => {
  fc.assert(
    fc.property(logs, entries, (orders, committed) => {
      const poll = polled(orders, committed);
      const { groups } = new TestCluster({ windowMs: 60_000 }).take(poll);
      const lags = lagsOfPoll(poll);
      for (const { group, lag, subscriptions } of groups) {
        const stood = subscriptions.flatMap(({ partitions }) => partitions).filter((each) => each.committed.known);
        const allKnown = stood.length > 0 && stood.every((each) => each.lag.known);
        expect(lags.get(group)).toBe(allKnown ? lag.value : undefined);
      }
    }),
  );
});
