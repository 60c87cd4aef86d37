/** The message of a test button. */
import { alertId } from "./subject";
import { notifiedAlert } from "./compose";
import { NO_MEASURES } from "./trouble";
import type { Alert, Delivery, ReceiverPolicy } from "./terms";
import type { Millis } from "../words/terms";

/** `Delivery.route` of tests. */
export const TEST_ROUTE = "test";

/** It tells of the receiver itself, with which nothing is wrong. */
export function testDelivery({ name, deadlineMs }: ReceiverPolicy, id: string, now: Millis): Delivery {
  const alert = sampleAlert(name, now);
  return {
    ...{ id, receiver: name, route: TEST_ROUTE, kind: "test", cluster: null, thread: alert.id },
    ...{ alerts: [notifiedAlert(alert, "firing", [])], alertIds: [alert.id] },
    ...{ count: { firing: 1, resolved: 0, flapping: 0, passed: 0 }, madeAt: now, nextTryAt: now },
    ...{ deadline: now + deadlineMs, attempts: 0, state: "waiting", answer: null, deliveredAt: null, ref: null },
  };
}

function sampleAlert(receiver: string, now: Millis): Alert {
  const subject = { kind: "receiver", receiver } as const;
  return {
    ...{ id: alertId(subject, now), subject, severity: "WARNING", case: null, why: "", said: null },
    ...{ openedAt: now, changedAt: now, endedAt: null, end: null, measures: NO_MEASURES, places: [], placeCount: 0 },
    ...{ topics: [], cause: null, changes: [], flappingSince: null, acknowledged: null, notified: {} },
  };
}
