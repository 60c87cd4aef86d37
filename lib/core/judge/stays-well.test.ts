/** The short way must say what the long way says: random groups are judged both ways, cycle after cycle. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { wellVerdictOf } from "./well-verdict";
import { judge } from "./evaluate";
import { DEFAULT_EVALUATION } from "../words/settings";
import { noCommit } from "./rules/no-data";
import { staysUncommitted, staysWell } from "./stays-well";
import type { Verdict } from "./verdict";
import { WindowStore } from "../windows/window-store";

const CYCLE_MS = 5_000;

/** A copy of a verdict in whatever form, as a plain object. */
function plain(verdict: Verdict | null): Verdict | null {
  if (!verdict) return null;
  const { at, partitionStatus, consumerStatus, finding, since, memory } = verdict;
  return structuredClone({ at, partitionStatus, consumerStatus, finding, since, memory });
}

/** What happens between two cycles. */
const stepOf = (commits: readonly number[]) =>
  fc.record({
    produced: fc.integer({ min: 0, max: 40 }),
    /** Share of what waits that is consumed, in percent; below 0 the group goes back. */
    consumed: fc.constantFrom(...Array<number>(20).fill(100), 90, 50, 0, -20),
    /** How often it commits, and how long before the cycle the last time. */
    commits: fc.constantFrom(...commits),
    agoMs: fc.integer({ min: 0, max: 4_900 }),
    leader: fc.constantFrom(...Array<boolean>(30).fill(true), false),
    read: fc.constantFrom(...Array<boolean>(20).fill(true), false),
  });

/** Where the offsets begin: around and beyond 2^53 a double does not hold them. */
const base = fc.constantFrom(...Array<bigint>(8).fill(1000n), 2n ** 53n - 300n, 2n ** 60n);

it.each([
  { pace: "often", commits: [0, 1, 1, 1, 2, 3], length: 5, silenceMs: 0 },
  { pace: "seldom", commits: [0, 0, 0, 0, 0, 1], length: 60, silenceMs: 0 },
  { pace: "often, with a short silence set", commits: [0, 0, 1, 1, 2], length: 5, silenceMs: 7_000 },
])(
  "never finds well what the rules object to, and remembers the same: commits $pace",
  ({ commits, length, silenceMs }) => {
    const settings = { ...DEFAULT_EVALUATION, silenceMs };
    let short = 0;
    fc.assert(
      fc.property(fc.array(stepOf(commits), { minLength: length, maxLength: 150 }), base, (steps, begin) => {
        const windows = new WindowStore(DEFAULT_EVALUATION.windowMs);
        windows.setSeesRepeats(true);
        let [now, end, offset] = [1_700_000_000_000, begin, begin];
        let verdict: Verdict | null = null;
        for (const { produced, consumed, commits, agoMs, leader, read } of steps) {
          now += CYCLE_MS;
          end += BigInt(produced);
          for (let turn = 0; turn < commits; turn++) {
            const next = offset + ((end - offset) * BigInt(consumed)) / 100n;
            offset = next < 0n ? 0n : next;
            windows.addCommit({ group: "g", topic: "t", partition: 0, offset, at: now - agoMs });
          }
          windows.addTopic({
            ...{ topic: "t", topicId: "1", at: now, logStart: [0n] },
            ...{ logEnd: [read ? end : null], leader: [leader ? 1 : -1] },
          });
          const long: Verdict = judge(windows.window("g", "t", 0), now, settings, plain(verdict));
          const commitsOf = windows.commitsOf("g", "t");
          const columns = { logs: windows.logsOf("t")!, commits: commitsOf! };
          if (verdict && commitsOf && staysWell(columns, 0, offset, now, settings, verdict)) {
            short++;
            const { habit: _learned, ...memory } = long.memory as Record<string, unknown>;
            expect(plain(verdict)).toMatchObject({ ...long, memory });
          } else {
            verdict = wellVerdictOf(long) ?? long;
            expect(plain(verdict)).toEqual(long);
          }
        }
      }),
      { numRuns: 300 },
    );
    expect(short).toBeGreaterThan(1000);
  },
);

it("never leaves alone a partition without a commit of which the rules say something else", () => {
  let short = 0;
  const rarely = fc.constantFrom(...Array<boolean>(20).fill(false), true);
  const turn = fc.record({ commits: rarely, removed: rarely, leaderless: rarely, unread: rarely, vanished: rarely });
  fc.assert(
    fc.property(fc.array(turn, { minLength: 5, maxLength: 100 }), (turns) => {
      const windows = new WindowStore(DEFAULT_EVALUATION.windowMs);
      windows.setSeesRepeats(true);
      let now = 1_700_000_000_000;
      let verdict: Verdict | null = null;
      for (const { commits, removed, leaderless, unread, vanished } of turns) {
        now += CYCLE_MS;
        const at = { group: "g", topic: "t", partition: 0 };
        if (commits) windows.addCommit({ ...at, offset: 7n, at: now - 1000 });
        if (removed) windows.removeCommit("g", "t", 0);
        windows.addTopic({
          ...{ topic: "t", topicId: "1", at: now, logStart: vanished ? [] : [0n] },
          ...{ logEnd: vanished ? [] : [unread ? null : 9n], leader: vanished ? [] : [leaderless ? -1 : 1] },
        });
        const long: Verdict = judge(windows.window("g", "t", 0), now, DEFAULT_EVALUATION, structuredClone(verdict));
        const columns = { logs: windows.logsOf("t")!, commits: windows.commitsOf("g", "t") };
        if (verdict && staysUncommitted(columns, 0, now, DEFAULT_EVALUATION, verdict, noCommit(now))) {
          short++;
          expect(verdict).toEqual(long);
        } else verdict = long;
      }
    }),
    { numRuns: 300 },
  );
  expect(short).toBeGreaterThan(1000);
});
