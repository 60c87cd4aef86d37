/** When who is told because nobody has acknowledged an alert, and what comes next. */
import type { Target } from "./targets";
import type { Alert } from "./terms";
import type { Millis } from "../words/terms";

/** When a target of an escalation is told; null: not as things stand. `firstMade`: when a message was first made in vain. */
export function escalatesAt(alert: Alert, { rules, afterMs }: Target, firstMade: Millis | null): Millis | null {
  if (afterMs === null || alert.acknowledged) return null;
  const notified = rules.receivers.flatMap((name) => {
    const receipt = alert.notified[name];
    return receipt?.state === "firing" ? (receipt.firstAt ?? receipt.at) : [];
  });
  const first = notified.length > 0 ? Math.min(...notified) : firstMade;
  return first === null ? null : first + afterMs;
}
