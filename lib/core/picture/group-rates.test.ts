/** The short way must say what the long way says: random groups are rated both ways, cycle after cycle. */
import fc from "fast-check";
import { expect, it } from "vitest";
import type { Poll } from "../words/collection";
import { groupRates, ratesWithReasons } from "./group-rates";
import type { Subscription } from "../judge/subscription";
import { known } from "../words/known";
import { noCommit } from "../judge/rules/no-data";
import { WindowStore } from "../windows/window-store";

const CYCLE_MS = 5_000;
const T0 = 1_700_000_000_000;
const rarely = <T>(usual: T, seldom: T) => fc.constantFrom(...Array<T>(30).fill(usual), seldom);

const partition = fc.record({
  produced: fc.oneof(
    { weight: 40, arbitrary: fc.integer({ min: 0, max: 40 }) },
    { weight: 1, arbitrary: fc.constant(-1) },
  ),
  /** Subscription of what waits that is consumed, in percent. */
  consumed: fc.constantFrom(...Array<number>(30).fill(100), 90, 40, 0, -10),
  commits: fc.constantFrom(0, ...Array<number>(8).fill(1), 2),
  agoMs: fc.integer({ min: 0, max: 4_900 }),
  read: rarely(true, false),
  deletedUpToEnd: rarely(false, true),
});

/** Where the offsets begin: around and beyond 2^53 a double does not hold them. */
const base = fc.constantFrom(1000n, 1000n, 2n ** 53n - 300n, 2n ** 60n);
const steps = fc.array(fc.tuple(partition, partition), { minLength: 5, maxLength: 60 });

it("a group's rates are the same by the short way and by the long one, whatever its partitions do", () => {
  let short = 0;
  fc.assert(
    fc.property(steps, base, rarely<object>({}, { markers: { 0: 3n } }), (all, begin, more) => {
      const windows = new WindowStore(600_000);
      const [end, offset, start] = [
        [begin, begin],
        [begin, begin],
        [0n, 0n],
      ];
      let now = T0;
      for (const step of all) {
        now += CYCLE_MS;
        step.forEach(({ produced, consumed, commits, agoMs, deletedUpToEnd }, partition) => {
          const [from, waits] = [offset[partition]!, end[partition]! - offset[partition]!];
          const next = from + (waits * BigInt(consumed)) / 100n;
          if (commits > 0) offset[partition] = next > 0n ? next : 0n;
          for (let turn = commits; turn > 0; turn--)
            windows.addCommit({
              ...{ group: "g", topic: "t", partition, offset: turn > 1 ? from : offset[partition]! },
              at: now - agoMs - turn,
            });
          end[partition]! += BigInt(produced);
          if (deletedUpToEnd) start[partition] = end[partition]!;
        });
        const logEnd = step.map(({ read }, partition) => (read ? end[partition]! : null));
        const topic: Poll["topics"][number] = {
          ...{ topic: "t", topicId: "1", internal: false, at: now, logStart: [...start], logEnd, leader: [1, 1] },
          ...{ replicas: [], inSyncReplicas: [], problems: {}, lastStable: null, compacted: false },
        };
        windows.addTopic(topic);
        const subscription = {
          ...{
            topic: "t",
            count: 2,
            unread: null,
            logs: topic,
            owners: [],
            verdicts: [],
            transactions: new Map(),
            skipped: null,
            uncommitted: noCommit(now),
            windows,
            now,
          },
          state: { group: "g", members: known([]) } as unknown as Subscription["state"],
          committed: { group: "g", topic: "t", offsets: [...offset], ...more },
        };
        const rates = groupRates([subscription]);
        if (rates.timeLag.known && rates.produceRate.known && rates.consumeRate.known) short++;
        expect(rates).toEqual(ratesWithReasons([subscription]));
      }
    }),
  );
  expect(short).toBeGreaterThan(300);
});
