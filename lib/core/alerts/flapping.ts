/** Alerts that come and go: told once as that, and what is true once they rest. */
import { MOST_CHANGES, type Alert } from "./terms";
import type { Millis } from "../words/terms";

const MINUTE_MS = 60_000;
/** So many changes in so long are flapping. */
const FLAPPING_CHANGES = 5;
export const FLAPPING_MS = 15 * MINUTE_MS;
/** What has been the same for so long is steady. */
const STEADY_MS = 5 * MINUTE_MS;
/**
 * From the third change on it is told only when it has lasted longer than what was before, but never waits longer than this. An
 * end that followed a change of severity is none of many yet.
 */
const MOST_DOUBT_MS = MINUTE_MS;
const DOUBT_FROM = 3;
const DOUBT_ENDS_FROM = 4;
const DOUBT_FACTOR = 1.5;

/** Changes of late with one more. */
export const withChange = (changes: readonly Millis[], at: Millis): Millis[] =>
  [...changes.filter((change) => change > at - FLAPPING_MS && change <= at), at].slice(-MOST_CHANGES);

/** Whether so many changes, the last of them now, are flapping. */
export const isFlapping = (changes: readonly Millis[]): boolean => changes.length >= FLAPPING_CHANGES;

/** When an alert that flaps will be steady if nothing changes. */
export const steadyAt = ({ changes, flappingSince }: Pick<Alert, "changes" | "flappingSince">): Millis =>
  (changes[changes.length - 1] ?? flappingSince ?? 0) + STEADY_MS;

/** For how long what changed a few times already is not believed, in ms. */
export function doubtMs({ changes, endedAt }: Pick<Alert, "changes" | "endedAt">): number {
  if (changes.length < (endedAt === null ? DOUBT_FROM : DOUBT_ENDS_FROM)) return 0;
  const [before, last] = changes.slice(-2) as [Millis, Millis];
  return Math.min((last - before) * DOUBT_FACTOR, MOST_DOUBT_MS);
}
