/** What an answer changes: receipts, and the delivery. */
import { withReceipt, type DeliveryAnswer } from "./receipts";
import type { AlertList } from "./alert-list";
import type { Outbox, Waiting } from "./outbox";
import type { Delivery } from "./terms";
import type { Millis } from "../words/terms";

/** @returns the delivery as it is now; null where nobody knows it */
export function takeAnswer(
  list: AlertList,
  outbox: Outbox,
  id: string,
  answer: DeliveryAnswer,
  now: Millis,
): Delivery | null {
  const waiting = outbox.find(id);
  if (!waiting) return null;
  const isDelivered = answer.outcome === "delivered";
  waiting.isTried = false;
  waiting.isRestored = false;
  const notified = answer.alerts ?? (isDelivered ? [...waiting.notices.keys()] : []);
  acknowledgeAll(list, waiting, notified, answer.ref, now);
  const { delivery } = waiting;
  const { receiver, deadline, attempts, ref } = delivery;
  waiting.delivery = { ...delivery, attempts: attempts + 1, answer: answer.detail, ref: answer.ref ?? ref };
  if (!isDelivered) {
    if (answer.isUncertain) for (const alertId of waiting.notices.keys()) waiting.mayBeNotified.add(alertId);
    if (delivery.state === "waiting") {
      const nextTryAt = Math.min(answer.nextTryAt ?? now, deadline);
      waiting.delivery = { ...waiting.delivery, nextTryAt };
    }
    return waiting.delivery;
  }
  waiting.delivery = { ...waiting.delivery, state: "delivered", deliveredAt: now };
  outbox.delivered(waiting, now);
  outbox.gaveUp.forgive(receiver);
  return waiting.delivery;
}

function acknowledgeAll(
  list: AlertList,
  waiting: Waiting,
  notified: readonly string[],
  ref: string | null,
  now: Millis,
) {
  for (const id of notified) {
    const notice = waiting.notices.get(id);
    const alert = list.get(id);
    if (notice && alert) list.put(withReceipt(alert, notice, waiting.delivery, ref, now));
  }
}
