import { expect, it } from "vitest";
import { judge } from "../evaluate";
import { DEFAULT_EVALUATION } from "../../words/settings";
import type { CommitPoint, LogPoint } from "../../numbers/window";
import type { Verdict } from "../verdict";

it("does not say that a group falls further where its own rates say that it keeps its lag", () => {
  const logPoints: LogPoint[] = [];
  const commits: CommitPoint[] = [];
  const sentences: string[] = [];
  let verdict: Verdict | null = null;
  let [end, committed] = [0, 0];
  // A bulk load that the group follows too slowly, and then as fast as records arrive.
  for (let at = 0; at <= 400_000; at += 5_000) {
    const consumed = at < 180_000 ? 60 : 100;
    end += 500;
    committed += consumed * 5;
    logPoints.push({ at, logEnd: BigInt(end), logStart: 0n, hasLeader: true });
    commits.push({ at, offset: BigInt(committed) });
    const members = [{ at, count: 1, owned: null }];
    verdict = judge({ logPoints, commits, members, seesRepeats: true }, at, DEFAULT_EVALUATION, verdict);
    if (verdict.finding?.rule === "falling-behind") sentences.push(verdict.finding.evidence);
  }
  expect(sentences.some((sentence) => sentence.includes("falling further behind"))).toBe(true);
  const even = sentences.filter((sentence) => sentence.includes("100 records/s in, 100 records/s out"));
  expect(even.length).toBeGreaterThan(0);
  for (const sentence of even) expect(sentence).toContain("not catching up");
});
