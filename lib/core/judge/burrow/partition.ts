/** Burrow's evaluation of a whole window: how complete it is, whether the rules run at all, and what they say. */
import { recordsBetween } from "../../numbers/lag";
import type { Millis } from "../../words/terms";
import { BURROW_RULES, decide, type BurrowEntry, type BurrowRule, type BurrowStatus } from "./rules";

/** What Burrow keeps of one group on one partition. */
export interface BurrowWindow {
  /** Oldest first, free slots (null) in front; no slots at all where only the topic tells that the partition exists. */
  slots: readonly (BurrowEntry | null)[];
  /** Log end offsets of the last refreshes, oldest first. */
  brokerOffsets: readonly bigint[];
}

export interface BurrowSettings {
  /** A lag of at most this many records is never a problem. */
  allowedLag: bigint;
  /** 0..1: the rules run only on a window at least this full. */
  minimumComplete: number;
}

export interface BurrowEvaluation {
  status: BurrowStatus;
  /** The rule that decided; null when none held or none ran. */
  rule: BurrowRule | null;
  /** Whether the rules ran; false for an empty window and for one that is not complete enough. */
  evaluated: boolean;
  /** 0..1, a 32-bit float in its shortest decimal form. */
  complete: number;
  currentLag: bigint;
  start: BurrowEntry | null;
  end: BurrowEntry | null;
}

/** Judges one window at `now` (cut to whole seconds, as Burrow's clock is). */
export function evaluateWindow(
  window: BurrowWindow,
  now: Millis,
  settings: BurrowSettings,
  rules: readonly BurrowRule[] = BURROW_RULES,
): BurrowEvaluation {
  const entries = window.slots.filter((slot) => slot !== null);
  const start = entries[0] ?? null;
  const end = entries.at(-1) ?? null;
  const complete = completeness(entries.length, window.slots.length);
  const currentLag = currentLagOf(window);
  const quiet = { status: "OK", rule: null, evaluated: false, complete, currentLag, start, end } as const;
  if (entries.length === 0) return quiet;
  // Both are 32-bit in Burrow, which is why 7 of 10 reaches a minimum of 0.7.
  if (Math.fround(complete) < Math.fround(settings.minimumComplete)) return quiet;
  const rule = decide(
    {
      entries,
      brokerOffsets: window.brokerOffsets,
      currentLag,
      now: Math.floor(now / 1000) * 1000,
      allowedLag: settings.allowedLag,
    },
    rules,
  );
  return { ...quiet, evaluated: true, rule, status: rule?.status ?? "OK" };
}

/** Newest log end offset minus newest committed offset, at least 0; 0 when either is not known, as Burrow has it. */
function currentLagOf({ slots, brokerOffsets }: BurrowWindow): bigint {
  const end = brokerOffsets.at(-1);
  const last = slots.at(-1);
  return end !== undefined && last ? recordsBetween(last.offset, end) : 0n;
}

/** Share of slots in use. A window of nothing but free slots counts as one in use: Burrow's quirk. */
function completeness(used: number, slots: number): number {
  return slots === 0 ? 0 : shortestFloat32(Math.max(used, 1) / slots);
}

/** The shortest decimal that is the same 32-bit float, as Go prints one. */
export function shortestFloat32(value: number): number {
  const float = Math.fround(value);
  for (let digits = 1; digits < 9; digits++) {
    const short = Number(float.toPrecision(digits));
    if (Math.fround(short) === float) return short;
  }
  return Number(float.toPrecision(9));
}
