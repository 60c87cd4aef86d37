/** REWIND: the committed offset went back and has not come up again. */
import { nextOffset } from "../../numbers/lag";
import { logEndAt } from "../../numbers/log-time";
import { distance } from "../../numbers/offset-column";
import { inWords } from "../../words/sentences/english";
import { say, wholeMs } from "../../words/sentences/facts";
import type { Millis } from "../../words/terms";
import type { LogSeries } from "../../numbers/window";
import { valuesOf, type Factors } from "../factors";
import type { Verdict } from "../verdict";
import { memoryOf } from "./memory";
import type { Rule } from "./rule";
import type { Scene } from "./scene";

const FACTORS = {
  LEAST_REPORTED_MS: [60_000, "ms", "a reset is reported for this long at least, however quickly it is worked off"],
  LOOKED_MS: [60_000, "ms", "so long a stretch shows whether it is worked off"],
  LEAST_MOVES: [2, "moves", "and so many, where they are further apart"],
  LEAST_GAIN: [0.02, "share", "of what was worked off that must be less lag: records arrive meanwhile"],
  FAR_BACK_TIMES: [
    6,
    "times",
    "`floorMs` of commits that are undone, a minute, are no two that overtook each other: such a step back is told at once",
  ],
} satisfies Factors;
const { LEAST_REPORTED_MS, LOOKED_MS, LEAST_MOVES, LEAST_GAIN, FAR_BACK_TIMES } = valuesOf(FACTORS);

/**
 * True when what was reset is being worked off: the group goes on, and fewer records wait than a minute or a few commits before.
 * When it stands again, what is said of a group that stands is said.
 */
function worksOff({ window: { commits, logPoints }, curve, now, lag }: Scene, since: Millis): boolean {
  if (now - since < LEAST_REPORTED_MS || !curve) return false;
  const last = commits[commits.length - 1]!;
  let first = commits.length - 1;
  let moves = 0;
  while (
    first > 0 &&
    commits[first - 1]!.at >= since &&
    (moves < LEAST_MOVES || last.at - commits[first]!.at < LOOKED_MS)
  ) {
    if (commits[first - 1]!.offset < commits[first]!.offset) moves++;
    first--;
  }
  if (moves < LEAST_MOVES) return false;
  const from = commits[first]!;
  // As everywhere, lag counts from the log start: what retention has deleted nobody works off.
  const next = nextOffset(from.offset, logStartAt(logPoints, from.at), 0n);
  const then = logEndAt(curve, from.at) - distance(next, curve.base);
  return lag < then - LEAST_GAIN * Number(last.offset - from.offset);
}

/** True when it went back further than it had come in a minute. */
function isFarBack({ window: { commits }, settings }: Scene, offset: bigint, since: Millis): boolean {
  const before = since - FAR_BACK_TIMES * settings.floorMs;
  for (let i = commits.length - 1; i >= 0; i--) {
    const { at, offset: earlier } = commits[i]!;
    if (at <= before) return earlier > offset;
  }
  return false;
}

/**
 * True of a partition on which nothing is wrong any more because what was reset is being worked off: the old offset is not
 * reached, and what lies behind it has been told for as long as is told at least.
 */
export function worksOffReset({ at, consumerStatus, memory }: Verdict): boolean {
  const { rewind: gone } = memoryOf(memory);
  return consumerStatus === "OK" && gone !== null && at - gone.at >= LEAST_REPORTED_MS;
}

/** The log start offset that was read last before a moment; null where none was. */
function logStartAt(points: LogSeries, moment: Millis): bigint | null {
  for (let i = points.length - 1; i >= 0; i--) {
    const { at, logStart } = points.at(i)!;
    if (at <= moment && logStart !== null) return logStart;
  }
  return null;
}

export const rewind: Rule = {
  name: "rewind",
  factors: FACTORS,
  judge(scene) {
    const { rewind: gone, commit, now, settings } = scene;
    if (!gone || !commit) return null;
    const back = gone.from - commit.offset;
    if (back <= BigInt(settings.floorRecords)) return null;
    if (now - gone.at < settings.floorMs && !isFarBack(scene, commit.offset, gone.at)) return null;
    if (worksOff(scene, gone.at)) return null;
    return {
      rule: "rewind",
      partitionStatus: "REWIND",
      consumerStatus: "ERROR",
      ...inWords(
        say("rewind.back", {
          ...{ from: String(gone.from), ms: wholeMs(now - gone.at), to: String(commit.offset), back: String(back) },
        }),
      ),
      from: gone.at,
      to: now,
    };
  },
};
