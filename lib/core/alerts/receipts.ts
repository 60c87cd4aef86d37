/** What an answer teaches the book of what receivers know. */
import { signOf, type Notice } from "./owed";
import type { Alert, Delivery, Receipt } from "./terms";
import type { Millis } from "../words/terms";

/** What came of a try. Back-off is the deliverer's. */
export interface DeliveryAnswer {
  outcome: "delivered" | "retry" | "refused";
  detail: string;
  ref: string | null;
  /** It may have been taken although no answer came: a timeout, a connection that broke. */
  isUncertain?: boolean;
  /** When it is tried again; null of what was delivered. */
  nextTryAt: Millis | null;
  /** Alerts that were acknowledged where each is an event of its own; absent: all with `delivered`, none else. */
  alerts?: readonly string[];
}

/** The alert with the receipt of what its receiver was notified of. */
export function withReceipt(alert: Alert, notice: Notice, delivery: Delivery, ref: string | null, at: Millis): Alert {
  const before = alert.notified[delivery.receiver];
  const goesOn = before?.state === "firing" ? before : null;
  const receipt: Receipt = {
    state: notice.state === "firing" || notice.state === "flapping" ? "firing" : "resolved",
    severity: notice.severity,
    at,
    delivery: delivery.id,
    ref: before?.ref ?? ref,
    firstAt: goesOn ? (goesOn.firstAt ?? goesOn.at) : at,
    thread: before?.thread ?? delivery.thread,
    ...(notice.state === "flapping" && { flapping: true as const }),
  };
  return { ...alert, notified: { ...alert.notified, [delivery.receiver]: receipt } };
}

/**
 * What a stored delivery tells of an alert: a delivery keeps the worst alerts whole, and of the others the ids. What these were
 * when it was made follows from when they began and ended.
 */
export function noticeOf(delivery: Delivery, alert: Alert): Notice {
  const notified = delivery.alerts.find(({ id }) => id === alert.id);
  if (notified) return { state: notified.state, severity: notified.severity };
  const { severity, flappingSince, endedAt, notified: receipts } = alert;
  if (flappingSince !== null && flappingSince <= delivery.madeAt) return { state: "flapping", severity };
  if (endedAt === null || endedAt > delivery.madeAt) return { state: "firing", severity };
  return { state: receipts[delivery.receiver]?.state === "firing" ? "resolved" : "passed", severity };
}

const OVER: ReadonlySet<string> = new Set(["resolved", "passed"]);

/** What was given up to tell whom, until it is something else, or the receiver takes a message again. */
export class GivenUp {
  private readonly byReceiver = new Map<string, Map<string, string>>();

  add(receiver: string, alert: string, notice: Notice): void {
    const signs = this.byReceiver.get(receiver) ?? new Map<string, string>();
    this.byReceiver.set(receiver, signs.set(alert, signOf(notice)));
  }

  of(receiver: string, alert: string): string | null {
    return this.byReceiver.get(receiver)?.get(alert) ?? null;
  }

  /** The receiver takes messages: what still goes on is owed to it once more. */
  forgive(receiver: string): void {
    const signs = this.byReceiver.get(receiver) ?? [];
    for (const [alert, sign] of signs) if (!OVER.has(sign)) this.byReceiver.get(receiver)!.delete(alert);
  }

  forget(alert: string): void {
    for (const signs of this.byReceiver.values()) signs.delete(alert);
  }
}
