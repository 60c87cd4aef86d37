/** The colours of a waterline along time: each stretch in that of the status it had then. Pure. */
import type { AnyStatus } from "../status/tone";
import type { Band } from "./backdrop";

export interface PaintStop {
  /** 0 at the range's start, 1 at its end. */
  share: number;
  status: AnyStatus;
}

/**
 * Stops of a gradient that changes from one status to the next at once. Where no band tells, the status is not known; of no
 * bands at all, `otherwise` is told.
 */
export function paintStops(bands: readonly Band[], from: number, to: number, otherwise: AnyStatus): PaintStop[] {
  const whole = (status: AnyStatus) => [
    { share: 0, status },
    { share: 1, status },
  ];
  if (bands.length === 0 || to <= from) return whole(otherwise);
  const share = (at: number) => Math.min(1, Math.max(0, (at - from) / (to - from)));
  const stops: PaintStop[] = [];
  const paint = (status: AnyStatus, begin: number, end: number) => {
    if (end > begin) stops.push({ share: share(begin), status }, { share: share(end), status });
  };
  let done = from;
  for (const band of [...bands].sort((a, b) => a.from - b.from)) {
    paint("UNKNOWN", done, Math.min(band.from, to));
    paint(band.status, Math.max(band.from, done), Math.min(band.to, to));
    done = Math.max(done, band.to);
  }
  paint("UNKNOWN", done, to);
  return stops;
}
