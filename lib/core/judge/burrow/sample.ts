/** From Tidemark's window in time to what Burrow would hold of the same commits and end offsets. */
import type { EvaluationSettings } from "../../words/settings";
import type { Millis } from "../../words/terms";
import type { CommitPoint, LogPoint, PartitionWindow } from "../../numbers/window";
import type { BurrowWindow } from "./partition";
import { addToRing, toSlots } from "./ring";
import type { BurrowEntry } from "./rules";

/** Burrow's default `offset-refresh`: how often it reads end offsets. */
const OFFSET_REFRESH_MS = 10_000;

/**
 * Burrow's ring and end offset history of one group on one partition. Each commit is paired with the newest log end
 * offset read until then; one from before the first reading with that first one, as Burrow does with the past that
 * it reads at its start. The history of end offsets keeps the newest reading of each refresh interval, so that it
 * reaches as far back as Burrow's whatever the polling interval. Where no end offset was ever read, Burrow drops
 * the commits, and so the window has no slots.
 *
 * @param owned the group has a member on the partition: Burrow then keeps a ring even without commits
 */
export function sampleWindow(
  window: PartitionWindow,
  { burrowIntervals: intervals }: Pick<EvaluationSettings, "burrowIntervals">,
  owned = false,
): BurrowWindow {
  const readings = [...window.logPoints].filter(isRead);
  const entries = ringOf(window.commits.slice(-intervals), readings, intervals);
  return {
    slots: entries.length === 0 && !(owned && readings.length > 0) ? [] : toSlots(entries, intervals),
    brokerOffsets: refreshesOf(readings, intervals),
  };
}

type Reading = LogPoint & { logEnd: bigint };

const isRead = (point: LogPoint): point is Reading => point.logEnd !== null;

function ringOf(commits: readonly CommitPoint[], readings: Reading[], intervals: number): readonly BurrowEntry[] {
  let ring: readonly BurrowEntry[] = [];
  commits.forEach(({ at, offset }, i) => {
    const reading = readings.findLast((candidate) => candidate.at <= at) ?? readings[0];
    if (!reading) return;
    const commit = { offset, order: BigInt(i), timestamp: at };
    ring = addToRing(ring, commit, reading.logEnd, { intervals, minDistanceMs: 0 });
  });
  return ring;
}

/** The newest reading of each of the last `count` refresh intervals, oldest first. */
function refreshesOf(readings: Reading[], count: number): bigint[] {
  const refreshes: bigint[] = [];
  let interval: Millis | null = null;
  for (let i = readings.length - 1; i >= 0 && refreshes.length < count; i--) {
    const { at, logEnd } = readings[i]!;
    const its = Math.floor(at / OFFSET_REFRESH_MS);
    if (its !== interval) refreshes.unshift(logEnd);
    interval = its;
  }
  return refreshes;
}
