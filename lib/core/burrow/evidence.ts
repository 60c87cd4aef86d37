/** What a Burrow rule saw, as a sentence with numbers for a person. */
import { formatCount, formatDuration, formatRecords } from "../format";
import type { Millis } from "../terms";
import type { BurrowEvaluation, BurrowWindow } from "./partition";
import { rewindIndex, type BurrowEntry } from "./rules";

/** @param evaluation what a rule that is not OK said of `window` at `now` */
export function evidenceOf(evaluation: BurrowEvaluation, window: BurrowWindow, now: Millis): string {
  const entries = window.slots.filter((slot) => slot !== null);
  const waiting = `${formatRecords(evaluation.currentLag)} ${evaluation.currentLag === 1n ? "waits" : "wait"}`;
  if (evaluation.status === "STOP") return stopped(entries, window, waiting, now);
  if (evaluation.status === "REWIND") return rewound(entries, waiting);
  if (evaluation.status === "STALL") return stalled(entries, waiting);
  return warned(entries, evaluation.currentLag);
}

function stopped(entries: BurrowEntry[], window: BurrowWindow, waiting: string, now: Millis): string {
  const first = entries[0]!;
  const last = entries.at(-1)!;
  const silence = formatDuration(now - last.timestamp);
  const span =
    entries.length === 1
      ? "only one commit is known"
      : `longer than the ${formatDuration(last.timestamp - first.timestamp)} that the last ${entries.length} commits span`;
  const readings = window.brokerOffsets.length;
  const behind = readings === 1 ? "the last reading" : `all of the last ${readings} readings`;
  return `Nothing committed for ${silence}, ${span}; ${waiting}, and the log was past offset ${formatCount(last.offset)} in ${behind}.`;
}

function rewound(entries: BurrowEntry[], waiting: string): string {
  const at = rewindIndex({ entries });
  const before = formatCount(entries[at - 1]!.offset);
  return `The committed offset went back from ${before} to ${formatCount(entries[at]!.offset)} and has not reached ${before} again; ${waiting}.`;
}

function stalled(entries: BurrowEntry[], waiting: string): string {
  const offset = formatCount(entries[0]!.offset);
  if (entries.length === 1) return `The only known commit stands at offset ${offset}; ${waiting}.`;
  return `All of the last ${entries.length} commits stood at offset ${offset}; ${waiting}.`;
}

function warned(entries: BurrowEntry[], currentLag: bigint): string {
  const lags = entries.flatMap((entry) => (entry.lag === null ? [] : [entry.lag]));
  const now = `${formatRecords(currentLag)} now`;
  if (lags.length < 2) return `The offset moves, but the lag has not been seen to fall; ${now}.`;
  return `The lag has not fallen in the last ${lags.length} commits: from ${formatCount(lags[0]!)} to ${formatRecords(lags.at(-1)!)}, ${now}.`;
}
