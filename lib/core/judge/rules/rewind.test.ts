import { expect, it } from "vitest";
import { judge } from "../evaluate";
import { DEFAULT_EVALUATION } from "../../words/settings";
import type { CommitPoint, LogPoint } from "../../numbers/window";
import type { Verdict } from "../verdict";

it.each([
  ["is told for as long as no less waits, though it lies before the log start", 20_000n, 5, true],
  ["is worked off where less waits", 0n, 2_000, false],
])("a reset %s", (_, logStart, consumed, rewinds) => {
  const logPoints: LogPoint[] = [];
  const commits: CommitPoint[] = [];
  let verdict: Verdict | null = null;
  let end = 20_000;
  // In time for three minutes; then its offset is set to 0, and it goes on from there.
  for (let at = 0; at <= 300_000; at += 5_000) {
    end += 500;
    const since = (at - 180_000) / 5_000;
    const offset = since < 0 ? end : since * consumed;
    logPoints.push({ at, logEnd: BigInt(end), logStart, hasLeader: true });
    commits.push({ at, offset: BigInt(offset) });
    const members = [{ at, count: 1, owned: null }];
    verdict = judge({ logPoints, commits, members, seesRepeats: true }, at, DEFAULT_EVALUATION, verdict);
    if (since === 10) expect(verdict.partitionStatus).toBe("REWIND");
  }
  expect(verdict!.partitionStatus === "REWIND").toBe(rewinds);
});

it.each([
  ["far back is told at its first reading", 100_000, {}, 5_000],
  ["of less than a minute's work waits, for it may be two commits that overtook each other", 3_000, {}, 15_000],
  ["far back waits where the floor is set higher", 100_000, { floorMs: 60_000 }, 65_000],
])("a step back %s", (_, back, settings, within) => {
  const logPoints: LogPoint[] = [];
  const commits: CommitPoint[] = [];
  let verdict: Verdict | null = null;
  let foundAfter: number | null = null;
  for (let at = 0; at <= 300_000; at += 5_000) {
    const end = 1_000_000 + at / 10;
    logPoints.push({ at, logEnd: BigInt(end), logStart: 0n, hasLeader: true });
    commits.push({ at, offset: BigInt(at < 180_000 ? end : end - back) });
    const members = [{ at, count: 1, owned: null }];
    const window = { logPoints, commits, members, seesRepeats: true };
    verdict = judge(window, at, { ...DEFAULT_EVALUATION, ...settings }, verdict);
    if (verdict.partitionStatus === "REWIND") foundAfter ??= at - 180_000;
  }
  expect(foundAfter).not.toBeNull();
  expect(foundAfter! <= within && foundAfter! >= within - 5_000).toBe(true);
});

it.each([
  ["to the beginning", 1_000_000, "REWIND"],
  ["of a few seconds' work", 600, "OK"],
])("a step back %s is dated by it where the highest commit was thinned out for it", (_, back, status) => {
  const RESET = 180_000;
  const logPoints: LogPoint[] = [];
  const commits: CommitPoint[] = [];
  let verdict: Verdict | null = null;
  for (let at = 0; at <= RESET; at += 5_000) {
    const end = 1_000_000 + at / 10;
    logPoints.push({ at, logEnd: BigInt(end), logStart: 0n, hasLeader: true });
    commits.push({ at: at - 1_000, offset: BigInt(end - 100) }, { at, offset: BigInt(end) });
    if (at === RESET) {
      verdict = judge(windowOf(logPoints, commits), at, DEFAULT_EVALUATION, verdict);
      // The newest of each few seconds are kept: the next one takes the place of the highest.
      commits.splice(-1, 1, { at: at + 1_000, offset: BigInt(end - back) });
      verdict = judge(windowOf(logPoints, commits), at + 1_000, DEFAULT_EVALUATION, verdict);
    } else verdict = judge(windowOf(logPoints, commits), at, DEFAULT_EVALUATION, verdict);
  }
  expect(verdict!.partitionStatus).toBe(status);
  if (status === "REWIND") expect(verdict!.finding!.from).toBe(RESET + 1_000);
});

const windowOf = (logPoints: LogPoint[], commits: CommitPoint[]) => ({
  ...{ logPoints, commits, seesRepeats: true },
  members: logPoints.map(({ at }) => ({ at, count: 1, owned: null })),
});
