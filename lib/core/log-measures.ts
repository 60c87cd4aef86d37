/** How the log of one partition moves, whoever reads it: what is written to its end and deleted from its start. */
import { produceRate } from "./rates";
import { logOf } from "./readings";
import { deletionRate, type DeletionRate } from "./retention";
import type { Known, Millis } from "./terms";
import type { PartitionWindow } from "./window";

export interface LogMeasures {
  /** Records written per second. */
  produceRate: Known<number>;
  /** Records deleted per second; unknown while the log start has not moved since it is watched. */
  deletionRate: Known<DeletionRate>;
  /** When the log start last moved; null where it has not since it is watched. */
  startMovedAt: Millis | null;
}

/** Reads the log's side of a window; nothing of any group is looked at. */
export function measureLog(window: PartitionWindow, now: Millis): LogMeasures {
  const moves = window.logStartMoves ?? [];
  return {
    produceRate: produceRate(logOf(window), now),
    deletionRate: deletionRate(moves, now),
    // The first entry is the log start as it was found, not a move of it.
    startMovedAt: moves.length > 1 ? moves[moves.length - 1]!.at : null,
  };
}
