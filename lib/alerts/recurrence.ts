/** When silences and maintenance windows hold: what `lib/core/alerts` asks for, as it has no calendar of its own. */
import type { Recurrence, Silence } from "@/lib/core/alerts/terms";
import type { Millis } from "@/lib/core/words/terms";
import { begins } from "./recurrence-begins";
import { RecurrenceCache } from "./recurrence-cache";

/** Longer than any window is looked ahead for the next one. */
const AHEAD_MS = 3_000 * 86_400_000;

/** From when to when a recurrence is the same; `until` is Infinity where it stays so. */
interface Span {
  from: Millis;
  until: Millis;
  active: boolean;
}

/** A cycle asks for every silence, and mostly gets the answer of the cycle before. */
const spans = new RecurrenceCache<Span>();

/** Whether nothing is told now of what a silence matches. */
export function isActive(silence: Silence, now: Millis): boolean {
  if (now < silence.startsAt || (silence.endsAt !== null && now >= silence.endsAt)) return false;
  return silence.recurrence === null || spanAt(silence.recurrence, silence.startsAt, now).active;
}

/** When `isActive` will answer differently for the first time; null: never. */
export function nextChange(silence: Silence, now: Millis): Millis | null {
  if (silence.endsAt !== null && now >= silence.endsAt) return null;
  if (now < silence.startsAt)
    return isActive(silence, silence.startsAt) ? silence.startsAt : nextChange(silence, silence.startsAt);
  const endsAt = silence.endsAt ?? Number.POSITIVE_INFINITY;
  const span =
    silence.recurrence === null ? { active: true, until: endsAt } : spanAt(silence.recurrence, silence.startsAt, now);
  const until = span.active ? Math.min(span.until, endsAt) : span.until < endsAt ? span.until : Infinity;
  return Number.isFinite(until) ? until : null;
}

/**
 * The windows of a recurrence that begin from `from` on and before `to`, oldest first, at most so many. `startsAt` is the silence's:
 * from the day of it intervals are counted.
 */
export function occurrences(
  recurrence: Recurrence,
  startsAt: Millis,
  { from, to, most }: { from: Millis; to: Millis; most: number },
): { from: Millis; to: Millis }[] {
  return begins(recurrence, startsAt, { after: Math.max(from, startsAt) - 1, before: to, most }).map((begin) => ({
    from: begin,
    to: begin + recurrence.durationMs,
  }));
}

function spanAt(recurrence: Recurrence, startsAt: Millis, now: Millis): Span {
  const key = JSON.stringify([recurrence.rule, recurrence.timeZone, recurrence.durationMs, startsAt]);
  const old = spans.get(key);
  if (old !== undefined && old.from <= now && now < old.until) return old;
  const span = workOut(recurrence, startsAt, now);
  spans.set(key, span);
  return span;
}

function workOut(recurrence: Recurrence, startsAt: Millis, now: Millis): Span {
  const { durationMs } = recurrence;
  // Two windows can touch where clocks skip an hour: what is one stretch to people is one here.
  let until: Millis | null = null;
  for (const begin of begins(recurrence, startsAt, { after: now - durationMs, before: now + durationMs + 1, most: 60 }))
    if (begin <= (until ?? now)) until = begin + durationMs;
  if (until !== null) return { from: now, until, active: true };
  const [next] = begins(recurrence, startsAt, { after: now, before: now + AHEAD_MS, most: 1 });
  return { from: now, until: next ?? Number.POSITIVE_INFINITY, active: false };
}
