/** What will be told of an alert if nothing changes: for who looks at it. */
import { escalatesAt } from "./escalation";
import { isBelow } from "./routes";
import type { Target } from "./targets";
import type { Alert, DeliveryKind } from "./terms";
import type { Millis } from "../words/terms";

export interface Upcoming {
  at: Millis;
  kind: Extract<DeliveryKind, "reminder" | "escalation">;
  receiver: string;
}

/** Reminders and escalations to come to targets of an alert, the soonest first; none of what is over, acknowledged, or follows from something else. */
export function upcomingOf(alert: Alert, targets: readonly Target[]): Upcoming[] {
  if (alert.endedAt !== null || alert.acknowledged || alert.cause !== null || alert.flappingSince !== null) return [];
  const found = targets.flatMap((target): Upcoming | [] => {
    if (isBelow(alert.severity, target.rules.floor)) return [];
    const receipt = alert.told[target.receiver];
    const { repeatMs } = target.rules;
    if (receipt?.state === "firing")
      return repeatMs === null ? [] : { at: receipt.at + repeatMs, kind: "reminder", receiver: target.receiver };
    const at = escalatesAt(alert, target, null);
    return at === null ? [] : { at, kind: "escalation", receiver: target.receiver };
  });
  return found.sort((a, b) => a.at - b.at);
}
