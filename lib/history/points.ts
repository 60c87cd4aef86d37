/** The points of a chart: which resolution suits a range, how wide a point is, and at which moments points are. */
import type { Millis } from "@/lib/core/words/terms";
import { RESOLUTIONS } from "./roll-up";
import type { Resolution, Timeline } from "./moment-sources";

/** Ticks are thinned only where they are so many times the points asked for: an hour of 721 ticks is not, for 720. */
const WORTH_THINNING = 1.5;

/** A rollup serves when it has at least a third of the points asked for: a day of 288 for 720, and not half a day. */
const POINTS_LOST = 3;

interface Range {
  from: Millis;
  to: Millis;
}

const bucketMsOf = (resolution: Resolution): number =>
  RESOLUTIONS.find(({ name }) => name === resolution)?.bucketMs ?? 0;

/** What to read for about so many points. */
export function resolutionFor({ from, to }: Range, points: number): Resolution {
  const width = (to - from) / points;
  const [fine, coarse] = RESOLUTIONS;
  if (width * WORTH_THINNING >= coarse.bucketMs) return "1h";
  return width * POINTS_LOST >= fine.bucketMs ? "5m" : "full";
}

export interface Points {
  /** The coarsest that was needed. */
  resolution: Resolution;
  /** Width of a point; 0: each tick is one. */
  stepMs: number;
  /** The moments of the points, ascending; a wide point is drawn at the last tick in it. */
  at: Millis[];
  /** The point of a moment; undefined: none. */
  indexOf(at: Millis): number | undefined;
}

/** Lays points over what is stored. */
export function layPoints({ parts, open, days }: Timeline, range: Range, points: number, wanted: Resolution): Points {
  const { from, to } = range;
  const coarsest = Math.max(bucketMsOf(wanted), ...days.map(({ resolution }) => bucketMsOf(resolution)));
  const moments = [
    ...parts.flatMap(({ at }) => at),
    ...open.map(({ at }) => at),
    ...days.flatMap(({ rollup }) => rollup.lasts.filter((_, bucket) => rollup.counts[bucket]! > 0)),
  ].filter((at) => at >= from && at <= to);
  const stepMs = coarsest === 0 ? fullStep(moments.length, range, points) : rolledStep(coarsest, range, points);
  // Steps are counted from the epoch, not from the range: a chart that moves on keeps its points.
  const stepOf = (at: Millis) => Math.floor(at / Math.max(stepMs, 1));
  const last = new Map<number, Millis>();
  for (const at of moments) last.set(stepOf(at), Math.max(last.get(stepOf(at)) ?? at, at));
  const at = [...last.values()].sort((a, b) => a - b);
  const index = new Map(at.map((moment, place) => [stepOf(moment), place]));
  const resolution = RESOLUTIONS.find(({ bucketMs }) => bucketMs === coarsest)?.name ?? "full";
  return {
    resolution,
    stepMs,
    at,
    indexOf: (moment) => (moment < from || moment > to ? undefined : index.get(stepOf(moment))),
  };
}

const fullStep = (ticks: number, { from, to }: Range, points: number): number =>
  ticks <= points * WORTH_THINNING ? 0 : Math.ceil((to - from) / points);

function rolledStep(bucketMs: number, { from, to }: Range, points: number): number {
  const buckets = (to - from) / points / bucketMs;
  return bucketMs * (buckets <= WORTH_THINNING ? 1 : Math.ceil(buckets));
}
