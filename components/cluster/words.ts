/** Words that the pages of clusters share. Pure. */
import type { ClusterSummary } from "@/lib/api/contract";
import { formatDuration } from "@/lib/client/format";

/** Reasons come with and without their full stop. */
export const sentence = (text: string): string => (/[.?!]$/.test(text) ? text : `${text}.`);

/** The time between two cycles: "5 s", "2.5 s", "1 min". */
export const interval = (ms: number): string => formatDuration(ms).replace(/\.0(?=\s)/, "");

/** "1 broker", "3 brokers". */
export const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? "" : "s"}`;

/** How the phases of a cycle read, in the order in which they run. */
const PHASE_NAMES: Record<string, string> = {
  metadata: "Metadata and brokers",
  groups: "Groups",
  committed: "Committed offsets",
  logOffsets: "Log offsets",
  members: "Members",
  evaluate: "Evaluation",
};

export interface Phase {
  name: string;
  ms: number;
  /** When it began, in ms after the cycle did. */
  startMs: number;
}

/**
 * The phases of a cycle one after the other, and what is left of the wall time as "Other". Phases of a name that this
 * page does not know come last.
 */
export function phasesOf({ wallMs, phases }: NonNullable<ClusterSummary["cycle"]>): Phase[] {
  const order = Object.keys(PHASE_NAMES);
  const rank = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length);
  const keys = Object.keys(phases).sort((a, b) => rank(a) - rank(b));
  let startMs = 0;
  const list = keys.map((key) => {
    const ms = phases[key] ?? 0;
    const phase = { name: PHASE_NAMES[key] ?? key, ms, startMs };
    startMs += ms;
    return phase;
  });
  // Less than a millisecond is rounding.
  return wallMs - startMs >= 1 ? [...list, { name: "Other", ms: wallMs - startMs, startMs }] : list;
}
