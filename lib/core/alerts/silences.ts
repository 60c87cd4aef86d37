/** Silences and maintenance windows: whether one matches now, and which of them are over. */
import { isMeant } from "./fits";
import { candidateOf } from "./routes";
import type { Subjected } from "./fits";
import type { AlertPolicy, Silence } from "./terms";
import type { Millis } from "../words/terms";

/** When silences are in force; recurrences take a calendar. */
export interface SilenceClock {
  isActive(silence: Silence, now: Millis): boolean;
  /** When it begins or ends next; null: never again. */
  nextChange(silence: Silence, now: Millis): Millis | null;
}

/** The clock of silences that do not recur. */
export const PLAIN_SILENCES: SilenceClock = {
  isActive: ({ startsAt, endsAt }, now) => startsAt <= now && (endsAt === null || now < endsAt),
  nextChange: ({ startsAt, endsAt }, now) =>
    startsAt > now ? startsAt : endsAt !== null && endsAt > now ? endsAt : null,
};

/** The first silence that means an alert now; null: none does. */
export function silencedBy(active: readonly Silence[], policy: AlertPolicy, alert: Subjected): Silence | null {
  if (active.length === 0) return null;
  const of = candidateOf(policy, alert);
  return active.find(({ match }) => isMeant(match, of)) ?? null;
}

/** Silences until all is resolved of which nothing is open any more: they are over, and must not meet what begins later. */
export function resolvedSilences(
  active: readonly Silence[],
  policy: AlertPolicy,
  open: readonly Subjected[],
): Silence[] {
  const until = active.filter(({ untilResolved, recurrence }) => untilResolved && recurrence === null);
  if (until.length === 0) return [];
  const candidates = open.map((alert) => candidateOf(policy, alert));
  return until.filter(({ match }) => !candidates.some((of) => isMeant(match, of)));
}
