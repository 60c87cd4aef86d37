/** Happenings on a time axis: which there are, how each looks, and which are near the moment being read. Pure. */

/** `stop`: the last commit before a consumer stood still or went away. */
export type MarkKind = "rebalance" | "note" | "loss" | "stop";

export interface Mark {
  at: number;
  label: string;
  /** Stands beside the mark, for all to read: a word or two. */
  text?: string;
  /** A rebalance where it is not told. */
  kind?: MarkKind;
}

/** Shapes on the time axis, told apart without colour: triangle, flag, diamond, bar. */
export const MARK_SHAPES: Record<MarkKind, string> = {
  rebalance: "M-3 0h6l-3-5z",
  note: "M-0.75 0v-9h7l-2 2.5l2 2.5h-5.5v4z",
  loss: "M0 0l-4-4l4-4l4 4z",
  stop: "M-3.5 0v-7h2.5v7zM1 0v-7h2.5v7z",
};

/** Labels of the marks within `reach` ms of a moment, each once, in time's order. */
export function marksNear(marks: readonly Mark[], moment: number, reach: number): string[] {
  const near = marks.filter(({ at }) => Math.abs(at - moment) <= reach).sort((a, b) => a.at - b.at);
  return [...new Set(near.map(({ label }) => label))].slice(0, 4);
}
