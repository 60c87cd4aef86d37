/** The log of messages, page by page, and one of them with its text and its attempts. */
import type { DeliveriesAnswer, DeliveriesQuery, DeliveryDetail } from "@/lib/api/alert-deliveries-contract";
import { answer, problem } from "@/lib/api/answer";
import { why } from "@/lib/core/words/sentences/refusals/facts";
import type { AlertParts } from "./alert-parts";
import { toDeliveryWire } from "./alert-wire";
import { cursorOf, placeOf } from "./page-cursor";

const MOST_TRIES = 100;

/** `GET /api/v1/alerts/deliveries`. What is on its way is told as it is in memory. */
export async function serveDeliveries({ alerts }: AlertParts, query: DeliveriesQuery): Promise<Response> {
  const { limit, before: cursor, ...filter } = query;
  const before = cursor === undefined ? {} : { before: placeOf(cursor) };
  const { deliveries, next } = await alerts.stored.deliveries({ ...filter, ...before, limit });
  const waiting = new Map(alerts.waiting().map((delivery) => [delivery.id, delivery]));
  const page = deliveries.map((delivery) => waiting.get(delivery.id) ?? delivery);
  return answer({ deliveries: page.map(toDeliveryWire), next: next && cursorOf(next) } satisfies DeliveriesAnswer);
}

/** `GET /api/v1/alerts/deliveries/{id}`. */
export async function serveDelivery({ alerts }: AlertParts, id: string): Promise<Response> {
  const found = alerts.waiting().find((delivery) => delivery.id === id) ?? (await alerts.stored.delivery(id));
  if (!found) return problem(404, "title.not-found", why("refused.delivery-gone", {}), "id");
  const tries = (await alerts.stored.attempts(id)).slice(-MOST_TRIES).reverse();
  const body: DeliveryDetail = {
    ...toDeliveryWire(found),
    tries: tries.map(({ at, tookMs, outcome, answer: said }) => ({ at, tookMs, outcome, answer: said })),
    message: alerts.messageOf(found),
  };
  return answer(body);
}
