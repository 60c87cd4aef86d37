/** What a Burrow rule saw: the facts of the sentence that tells a person. */
import { say, wholeMs, type Said } from "../../words/sentences/facts";
import type { Millis } from "../../words/terms";
import type { BurrowEvaluation, BurrowWindow } from "./partition";
import { rewindIndex, type BurrowEntry } from "./rules";

/** @param evaluation what a rule that is not OK said of `window` at `now` */
export function evidenceOf(evaluation: BurrowEvaluation, window: BurrowWindow, now: Millis): Said {
  const entries = window.slots.filter((slot) => slot !== null);
  const lag = String(evaluation.currentLag);
  if (evaluation.status === "STOP") return stopped(entries, window, lag, now);
  if (evaluation.status === "REWIND") return rewound(entries, lag);
  const commits = entries.length;
  if (evaluation.status === "STALL") return say("burrow.stall", { offset: String(entries[0]!.offset), commits, lag });
  return warned(entries, lag);
}

function stopped(entries: BurrowEntry[], window: BurrowWindow, lag: string, now: Millis): Said {
  const last = entries.at(-1)!;
  const commits = entries.length;
  return say("burrow.stop", {
    silentMs: wholeMs(now - last.timestamp),
    spanMs: commits === 1 ? null : wholeMs(last.timestamp - entries[0]!.timestamp),
    ...{ commits, lag, offset: String(last.offset), readings: window.brokerOffsets.length },
  });
}

function rewound(entries: BurrowEntry[], lag: string): Said {
  const at = rewindIndex({ entries });
  return say("burrow.rewind", { from: String(entries[at - 1]!.offset), to: String(entries[at]!.offset), lag });
}

function warned(entries: BurrowEntry[], lag: string): Said {
  const lags = entries.flatMap((entry) => (entry.lag === null ? [] : [entry.lag]));
  const few = lags.length < 2;
  const [first, last] = [few ? null : String(lags[0]!), few ? null : String(lags.at(-1)!)];
  return say("burrow.warn", { commits: lags.length, first, last, lag });
}
