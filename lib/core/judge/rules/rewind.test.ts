import { expect, it } from "vitest";
import { judge } from "../evaluate";
import { DEFAULT_EVALUATION } from "../../words/settings";
import type { CommitPoint, LogPoint } from "../../numbers/window";
import type { Verdict } from "../verdict";

it.each([
  ["is told for as long as no less waits, though it lies before the log start", 20_000n, 5, true],
  ["is worked off where less waits", 0n, 2_000, false],
])("a reset %s", (_, logStart, consumed, told) => {
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
  expect(verdict!.partitionStatus === "REWIND").toBe(told);
});
