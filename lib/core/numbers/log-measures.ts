/** How the log of one partition moves, whoever reads it: what is written to its end and deleted from its start. */
import { produceRate } from "./rates";
import type { LogReadings } from "./readings";
import { deletionRate, type DeletionRate, type LogStartMove } from "./retention";
import type { Millis } from "../words/terms";
import type { Known } from "../words/known";

export interface LogMeasures {
  /** Records written per second. */
  produceRate: Known<number>;
  /** Records deleted per second; unknown while the log start has not moved since it is watched. */
  deletionRate: Known<DeletionRate>;
  /** When the log start last moved; null where it has not since it is watched. */
  startMovedAt: Millis | null;
}

/** @param moves of the log start, oldest first */
export function measureLog(log: LogReadings, moves: readonly LogStartMove[], now: Millis): LogMeasures {
  return {
    produceRate: produceRate(log, now),
    deletionRate: deletionRate(moves, now),
    // The first entry is the log start as it was found, not a move of it.
    startMovedAt: moves.length > 1 ? moves[moves.length - 1]!.at : null,
  };
}
