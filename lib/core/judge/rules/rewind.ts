/** REWIND: the committed offset went back and has not come up again. */
import { nextOffset } from "../../numbers/lag";
import { logEndAt } from "../../numbers/log-time";
import { distance } from "../../numbers/offset-column";
import { inWords } from "../../words/sentences/english";
import { say, wholeMs } from "../../words/sentences/facts";
import type { Millis } from "../../words/terms";
import type { LogSeries } from "../../numbers/window";
import { valuesOf, type Factors } from "../factors";
import type { Rule } from "./rule";
import type { Scene } from "./scene";

const FACTORS = {
  LEAST_REPORTED_MS: [60_000, "ms", "a reset is reported for this long at least, however quickly it is worked off"],
  LOOKED_MS: [60_000, "ms", "so long a stretch shows whether it is worked off"],
  LEAST_MOVES: [2, "moves", "and so many, where they are further apart"],
  LEAST_GAIN: [0.02, "share", "of what was worked off that must be less lag: records arrive meanwhile"],
} satisfies Factors;
const { LEAST_REPORTED_MS, LOOKED_MS, LEAST_MOVES, LEAST_GAIN } = valuesOf(FACTORS);

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
    if (back <= BigInt(settings.floorRecords) || now - gone.at < settings.floorMs) return null;
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
