/** Words and orders that the pages of clusters share. Pure. */
import type { ClusterSummary } from "@/lib/api/contract";
import { formatExact } from "@/lib/client/format";

/** Reasons come with and without their full stop. */
export const sentence = (text: string): string => (/[.?!]$/.test(text) ? text : `${text}.`);

/** A short time in whole milliseconds: "<1 ms", "182 ms". */
export const milliseconds = (ms: number): string => `${ms < 1 ? "<1" : formatExact(ms)}\u00a0ms`;

/** The phases of a cycle in the order in which they run; they have names in the words of `cluster`. */
const PHASES = [
  ...(["metadata", "groups", "members", "committed", "logOffsets"] as const),
  ...(["windows", "evaluate", "snapshot", "publish", "changes", "store", "write"] as const),
] as const;
export type PhaseKey = (typeof PHASES)[number] | "other";

export interface Phase {
  /** One that this page has a name for, or the server's own word. */
  key: string;
  known: PhaseKey | null;
  ms: number;
  /** When it began, in ms after the cycle did. */
  startMs: number;
}

/**
 * The phases of a cycle one after the other, and what is left of the wall time as "other". Phases of a name that this
 * page does not know come last.
 */
export function phasesOf({ wallMs, phases }: NonNullable<ClusterSummary["cycle"]>): Phase[] {
  const knownAs = (key: string): PhaseKey | null => PHASES.find((phase) => phase === key) ?? null;
  const rank = (key: string) => (knownAs(key) ? PHASES.findIndex((phase) => phase === key) : PHASES.length);
  const keys = Object.keys(phases).sort((a, b) => rank(a) - rank(b));
  let startMs = 0;
  const list: Phase[] = keys.map((key) => {
    const ms = phases[key] ?? 0;
    const phase = { key, known: knownAs(key), ms, startMs };
    startMs += ms;
    return phase;
  });
  // Less than a millisecond is rounding.
  return wallMs - startMs >= 1 ? [...list, { key: "other", known: "other", ms: wallMs - startMs, startMs }] : list;
}
