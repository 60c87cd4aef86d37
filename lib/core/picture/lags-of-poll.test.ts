import fc from "fast-check";
import { expect, it } from "vitest";
import { assembleGroups } from "./assemble";
import type { Committed, Poll } from "../words/collection";
import { lagsOfPoll } from "./lags-of-poll";
import { DEFAULT_EVALUATION } from "../words/settings";
import { known } from "../words/known";
import { VerdictStore } from "../judge/verdict-store";
import { WindowStore } from "../windows/window-store";

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

function pollOf(orders: { logStart: (bigint | null)[]; logEnd: (bigint | null)[] }, committed: Committed[]): Poll {
  const places = { leader: [1, 1, 1, 1], replicas: [], inSyncReplicas: [], problems: {} };
  const group = { type: "classic", state: "Stable", assignor: null, generation: 1, coordinator: 1 } as const;
  return {
    ...{ startedAt: 1, at: 1, finishedAt: 1, clusterId: null, controllerId: null, brokers: [], problems: [] },
    ...{ phases: {}, requests: 0, committed },
    topics: ["orders", "returns"].map((topic) => ({
      topic,
      topicId: "1",
      internal: false,
      at: 1,
      ...orders,
      ...places,
    })),
    groups: ["billing", "shipping", "audit"].map((name) => ({ ...group, group: name, members: known([]) })),
  };
}

it("is what the snapshot will say, of groups that are known where they have committed", () => {
  fc.assert(
    fc.property(logs, entries, (orders, committed) => {
      const poll = pollOf(orders, committed);
      const windows = new WindowStore(60_000);
      windows.addPoll(poll);
      const groups = assembleGroups({
        ...{ cluster: "lab", poll, windows, settingsOf: () => DEFAULT_EVALUATION, verdicts: new VerdictStore() },
        ...{ before: new Map(), trendOf: () => () => ({ at: [], logEnd: [], committed: [] }) },
      });
      const lags = lagsOfPoll(poll);
      for (const { group, lag, subscriptions } of groups) {
        const stood = subscriptions.flatMap(({ partitions }) => partitions).filter((each) => each.committed.known);
        const allKnown = stood.length > 0 && stood.every((each) => each.lag.known);
        expect(lags.get(group)).toBe(allKnown ? lag.value : undefined);
      }
    }),
  );
});
