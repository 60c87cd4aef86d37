/** What is learned of a group's waits where polls were lost. */
import { expect, it } from "vitest";
import { logCurve } from "../../numbers/log-time";
import { DEFAULT_EVALUATION } from "../../words/settings";
import { standOf } from "./stand";

const SECOND = 1000;

it.each([
  ["every 10 s", (s: number) => s % 10 === 0],
  ["never between 185 s and 235 s", (s: number) => s % 10 === 0 && (s < 185 || s > 235)],
])("a wait is learned from when the record came, not from when it was first read: polls %s", (_, isPolled) => {
  const seconds = Array.from({ length: 281 }, (_, s) => s);
  const logPoints = seconds
    .filter(isPolled)
    .map((s) => ({ at: s * SECOND, logEnd: BigInt(10 * s), logStart: 0n, hasLeader: true }));
  // Ten records a second, and a commit a minute that takes all of them.
  const commits = [1, 61, 121, 181, 241].map((s) => ({ at: s * SECOND, offset: BigInt(10 * s) }));
  const stand = standOf(
    {
      window: { logPoints, commits, members: [], seesRepeats: false },
      ...{ now: 280 * SECOND, settings: DEFAULT_EVALUATION, habit: null, slowMoves: [], stoodBefore: null },
    },
    logCurve(logPoints)!,
  );
  expect(stand!.usual.waitMs).toBeGreaterThan(59 * SECOND);
  expect(stand!.usual.waitMs).toBeLessThanOrEqual(60 * SECOND);
});
