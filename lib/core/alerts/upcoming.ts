/** What will be told of an alert if nothing changes: for who looks at it. */
import { owedTo, type Around } from "./owed";
import type { Target, Targets } from "./targets";
import type { Alert, DeliveryKind } from "./terms";
import type { Millis } from "../words/terms";

type UpcomingKind = Extract<DeliveryKind, "reminder" | "escalation">;

export interface Upcoming {
  at: Millis;
  kind: UpcomingKind;
  receiver: string;
}

/** What only who sends messages knows: which of them wait, and which were given up. */
const NOTHING_WAITS = { isBlind: false, firstMade: null, waiting: null, mayBeNotified: false, gaveUp: null } as const;

/**
 * Reminders and escalations that an alert will owe, the soonest first: what the book owes, but for what follows from messages
 * on their way. Pushes are left out, they say nothing new. `meant`: whom it is for.
 */
export function upcomingOf(
  alert: Alert,
  meant: readonly Target[],
  targets: Targets,
  seen: Pick<Around, "isSilenced" | "now">,
): Upcoming[] {
  const found = [...meant, ...targets.ofReceipts(alert, meant)].flatMap((target): Upcoming | [] => {
    const receiver = targets.receivers.get(target.receiver);
    const owed = receiver && owedTo(alert, target, receiver, { ...NOTHING_WAITS, ...seen });
    return owed && isUpcoming(owed.kind) ? { at: owed.dueAt, kind: owed.kind, receiver: receiver.name } : [];
  });
  return found.sort((a, b) => a.at - b.at);
}

const isUpcoming = (kind: DeliveryKind): kind is UpcomingKind => kind === "reminder" || kind === "escalation";
