/** What the message of a test button tells of. */
import { alertId } from "./subject";
import { NO_MEASURES } from "./trouble";
import type { Alert } from "./terms";
import type { Millis } from "../words/terms";

/** An alert about the receiver itself: nothing is wrong with it. */
export function sampleAlert(receiver: string, now: Millis): Alert {
  const subject = { kind: "receiver", receiver } as const;
  return {
    ...{ id: alertId(subject, now), subject, severity: "WARNING", case: null, why: "", said: null },
    ...{ openedAt: now, changedAt: now, endedAt: null, end: null, measures: NO_MEASURES, places: [], placeCount: 0 },
    ...{ topics: [], cause: null, changes: [], flappingSince: null, acknowledged: null, told: {} },
  };
}
