/** Which messages routes would have sent over stored history. */
import { backtestBody, type BacktestAnswer } from "@/lib/api/alert-deliveries-contract";
import { LOOK_BACK_MS, MOST_LOOK_BACK_MS } from "@/lib/api/alert-lengths";
import { answer, problem } from "@/lib/api/answer";
import { shortOf } from "@/lib/api/overload";
import { readJson } from "@/lib/api/read-json";
import type { AlertMatch, AlertPolicy, Delivery, Route, Silence } from "@/lib/core/alerts/terms";
import { why } from "@/lib/core/words/sentences/refusals/facts";
import type { AlertKeeper } from "../../monitor/alert-keeper-port";
import { refuseRange } from "../range";
import { Slots } from "../slots";
import { MOST_BYTES, type AlertParts } from "./alert-parts";
import { toDeliveryWire } from "./alert-wire";
import { routeRefused, toRoute } from "./route-entries";

const MOST_DELIVERIES = 500;
const DEADLINE_MS = 60_000;
const DAY_MS = 86_400_000;

/** It reads and judges much. */
const slots = new Slots(1);

/** `POST /api/v1/alerts/backtest`. */
export async function serveBacktest({ alerts }: AlertParts, request: Request, now: number): Promise<Response> {
  const read = await readJson(request, backtestBody, MOST_BYTES);
  if (read instanceof Response) return read;
  const to = Math.min(read.to ?? now, now);
  const from = read.from ?? to - LOOK_BACK_MS;
  const refused = refuseRange({ from, to }) ?? spanRefused(from, to);
  if (refused) return refused;
  const routes = read.routes?.map(toRoute);
  for (const [i, route] of (routes ?? []).entries()) {
    const wrong = routeRefused(alerts, route, `routes.${i}.`);
    if (wrong) return wrong;
  }
  const policy = routes ? { ...alerts.policy(), routes: routes.map(numbered) } : alerts.policy();
  const silences = [...alerts.silences(), ...(read.silence ? [always(read.silence.match)] : [])];
  const leave = slots.take();
  if (!leave) return shortOf(why("refused.other-backtests", {}), 10);
  try {
    return answer(await run(alerts, { from, to, policy, silences }, request.signal));
  } finally {
    leave();
  }
}

const numbered = (route: Omit<Route, "id" | "source">, i: number): Route => ({
  ...route,
  id: `draft-${i + 1}`,
  source: "page",
});

function spanRefused(from: number, to: number): Response | null {
  const days = MOST_LOOK_BACK_MS / DAY_MS;
  if (to - from <= MOST_LOOK_BACK_MS) return null;
  return problem(400, "title.too-long-a-range", why("refused.range-days", { days }), "from");
}

function always(match: AlertMatch): Silence {
  const words = { author: null, reason: null };
  return {
    id: "draft",
    source: "page",
    match,
    ...words,
    startsAt: 0,
    endsAt: null,
    untilResolved: false,
    recurrence: null,
  };
}

interface Asked {
  from: number;
  to: number;
  policy: AlertPolicy;
  silences: Silence[];
}

async function run(alerts: AlertKeeper, asked: Asked, given: AbortSignal): Promise<BacktestAnswer> {
  const signal = AbortSignal.any([given, AbortSignal.timeout(DEADLINE_MS)]);
  const { completeFrom, completeTo, deliveries } = await alerts.backtest(asked, signal);
  const counts = new Map<string, number>();
  for (const { receiver } of deliveries) counts.set(receiver, (counts.get(receiver) ?? 0) + 1);
  const receivers = [...counts].map(([receiver, messages]) => ({ receiver, messages }));
  return {
    ...{ from: asked.from, to: asked.to, completeFrom, completeTo },
    alerts: new Set(deliveries.flatMap(({ alertIds }) => alertIds)).size,
    messages: deliveries.length,
    receivers: receivers.sort((a, b) => b.messages - a.messages),
    deliveries: deliveries.slice(-MOST_DELIVERIES).reverse().map(toSent),
  };
}

function toSent(delivery: Delivery): BacktestAnswer["deliveries"][number] {
  const { id, receiver, route, kind, cluster, alerts, count, madeAt, deliveredAt } = toDeliveryWire(delivery);
  return { id, receiver, route, kind, cluster, alerts, count, madeAt, deliveredAt };
}
