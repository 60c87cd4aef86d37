/** The story of one alert, from its first sign to its end: what happened, who was told, who looked after it. In order, as facts. */
import { tell, type AlertSaid } from "../words/sentences/alerts/facts";
import type { Millis } from "../words/terms";
import { ageOf } from "./message-time";
import type { Alert, AlertEnd, Delivery, DeliveryKind } from "./terms";
import { visibleName } from "./visible";

/** Becomes known only by being told: what waits, what arrived, what was given up. */
export type NotifiedHow = "delivered" | "waiting" | "expired";

export type StoryPart<E> =
  | { kind: "began"; at: Millis }
  | { kind: "event"; at: Millis; event: E }
  | { kind: "notified"; at: Millis; receiver: string; delivery: string; telling: DeliveryKind; how: NotifiedHow }
  | { kind: "acknowledged"; at: Millis; by: string }
  | { kind: "flapping"; at: Millis }
  | { kind: "ended"; at: Millis; end: AlertEnd; ms: Millis | null };

/** What happens at the same moment stands in this order. */
const ORDER = ["began", "event", "flapping", "notified", "acknowledged", "ended"];

/** Oldest first. */
export const inOrder = (a: StoryPart<unknown>, b: StoryPart<unknown>): number =>
  a.at - b.at || ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind);

/** `events` and `deliveries` as they are stored, in whatever order; messages that tell of other alerts are left out. */
export function storyOf<E extends { at: Millis }>(
  alert: Alert,
  events: readonly E[],
  deliveries: readonly Delivery[],
): StoryPart<E>[] {
  const { openedAt, acknowledged, flappingSince, endedAt, end } = alert;
  const parts: StoryPart<E>[] = [
    { kind: "began", at: openedAt },
    ...events.map((event) => ({ kind: "event" as const, at: event.at, event })),
    ...deliveries.flatMap((delivery) => notifiedBy(alert, delivery)),
  ];
  if (acknowledged) parts.push({ kind: "acknowledged", at: acknowledged.at, by: acknowledged.by });
  if (flappingSince !== null) parts.push({ kind: "flapping", at: flappingSince });
  if (endedAt !== null && end !== null) parts.push({ kind: "ended", at: endedAt, end, ms: ageOf(openedAt, endedAt) });
  return parts.sort(inOrder);
}

/** One that was superseded never arrived: another tells what it would have told. */
function notifiedBy({ id, cause }: Alert, delivery: Delivery): StoryPart<never>[] {
  const { state, receiver, kind: telling, deliveredAt, madeAt, deadline, alertIds } = delivery;
  if (state === "superseded" || !alertIds.some((each) => each === id || each === cause)) return [];
  const at = state === "delivered" ? (deliveredAt ?? madeAt) : state === "expired" ? deadline : madeAt;
  return [{ kind: "notified", at, receiver, delivery: delivery.id, telling, how: state }];
}

/** The sentence of a part; null of an event, which brings its own. */
export function saidOfPart(part: StoryPart<unknown>): AlertSaid | null {
  switch (part.kind) {
    case "event":
      return null;
    case "began":
      return tell("story.began", {});
    case "notified":
      return tell("story.notified", { receiver: visibleName(part.receiver), kind: part.telling, how: part.how });
    case "acknowledged":
      return tell("story.acknowledged", { by: visibleName(part.by) });
    case "flapping":
      return tell("story.flapping", {});
    case "ended":
      return tell("story.ended", { end: part.end, ms: part.ms });
  }
}
