/** How bad it is, as far as it is known: what is not known is named as unknown. */
import { tell, type AlertSaid, type Unmeasured } from "../words/sentences/alerts/facts";
import { placesOf } from "./message-subject";
import { roundedDown } from "./message-time";
import type { NotifiedAlert } from "./terms";

/** A number that can be one: what is stored may come from another release. */
const isKnown = (value: number | null): value is number => value !== null && value >= 0 && value <= 1e15;

/** What is measured of an alert; null of causes that nothing is measured of. */
export function measuresOf(alert: NotifiedAlert): AlertSaid | null {
  const { subject } = alert;
  const parts = subject.kind === "group" ? groupMeasures(alert) : causeMeasures(alert);
  return parts.length === 0 ? null : tell("bad.all", { parts });
}

function groupMeasures({ measures }: NotifiedAlert): AlertSaid[] {
  const { lag, unknown, lateMs, lossInMs, produceRate, consumeRate } = measures;
  const without = Math.max(0, unknown);
  const parts: AlertSaid[] = [
    lag !== null && /^\d{1,30}$/.test(lag)
      ? tell("bad.lag", { lag, unknown: without })
      : tell("bad.no-lag", { unknown: without }),
  ];
  const missing: Unmeasured[] = [];
  if (isKnown(lateMs)) parts.push(tell("bad.late", { ms: roundedDown(lateMs) }));
  else missing.push("late");
  if (isKnown(lossInMs)) parts.push(tell("bad.loss", { ms: roundedDown(lossInMs) }));
  else missing.push("loss");
  if (isKnown(produceRate)) parts.push(tell("bad.produced", { rate: produceRate }));
  else missing.push("produced");
  if (isKnown(consumeRate)) parts.push(tell("bad.consumed", { rate: consumeRate }));
  else missing.push("consumed");
  return missing.length === 0 ? parts : [...parts, tell("bad.unknown", { what: missing })];
}

function causeMeasures(alert: NotifiedAlert): AlertSaid[] {
  const count = placesOf(alert);
  const leaderless = alert.subject.kind === "offline" || alert.subject.kind === "broker";
  return leaderless && count > 0 ? [tell("bad.partitions", { count })] : [];
}
