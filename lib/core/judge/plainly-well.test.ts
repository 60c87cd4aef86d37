/** What is plainly well is what no rule objects to: its limits lie within theirs, and the rules themselves say so. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { DEFAULT_EVALUATION } from "../words/settings";
import { valuesOf } from "./factors";
import { FACTORS, isPlainlyWell } from "./plainly-well";
import { RULES } from "./rules/list";
import { followRewind, NO_MEMORY } from "./rules/memory";
import { LOG_STALE_MS } from "./rules/no-data";
import { SILENT_AGAIN_MS, SILENT_MEMBER_MS, WITNESSED_MS } from "./rules/patience";
import { NOTHING_RECALLED, Scene } from "./rules/scene";
import { SELDOM_MS } from "./rules/sudden";

const { UNREAD_MS, FRESH_MS } = valuesOf(FACTORS);

it("looks closer before any rule speaks", () => {
  expect(UNREAD_MS).toBeLessThan(LOG_STALE_MS);
  expect(FRESH_MS).toBeLessThan(Math.min(SILENT_AGAIN_MS, SILENT_MEMBER_MS, WITNESSED_MS, SELDOM_MS));
});

const stepOf = fc.record({
  produced: fc.integer({ min: 0, max: 40 }),
  /** Share of what waits that is consumed, in percent. */
  consumed: fc.constantFrom(100, 100, 100, 90, 0),
  commits: fc.constantFrom(true, true, true, false),
});

it.each([0, 7_000, 15_000])("no rule objects to what it finds well, with a set silence of %i ms", (silenceMs) => {
  const settings = { ...DEFAULT_EVALUATION, silenceMs };
  let well = 0;
  fc.assert(
    fc.property(fc.array(stepOf, { minLength: 3, maxLength: 60 }), fc.boolean(), (steps, members) => {
      let [now, end, offset] = [1_700_000_000_000, 1000n, 1000n];
      const window = { logPoints: [] as object[], commits: [] as object[], members: [] as object[], seesRepeats: true };
      for (const { produced, consumed, commits } of steps) {
        now += 5_000;
        if (commits) {
          offset += ((end - offset) * BigInt(consumed)) / 100n;
          window.commits.push({ at: now - 1_000, offset });
        }
        end += BigInt(produced);
        window.logPoints.push({ at: now, logEnd: end, logStart: 0n, hasLeader: true });
        window.members.push({ at: now, count: members ? 1 : 0, owned: null });
        const seen = window as unknown as Scene["window"];
        const followed = followRewind(seen, NO_MEMORY);
        if (!isPlainlyWell(seen, now, settings, followed)) continue;
        well++;
        const scene = new Scene(seen, now, settings, { ...NOTHING_RECALLED, rewind: followed.rewind });
        expect(RULES.filter((rule) => rule.judge(scene) !== null).map(({ name }) => name)).toEqual([]);
      }
    }),
    { numRuns: 300 },
  );
  expect(well).toBeGreaterThan(1000);
});
