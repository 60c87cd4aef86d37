/** Who is told what: receivers without their secrets, routes, defaults, owners. */
import type { PolicyAnswer, ReceiverWire, RouteWire } from "@/lib/api/alert-policy-contract";
import { answer } from "@/lib/api/answer";
import { NOTIFIERS } from "@/lib/alerts/notifiers/list";
import { referencesIn, schemaOf, type ReceiverSettings } from "@/lib/alerts/receiver-settings";
import type { AlertPolicy, Delivery, Route } from "@/lib/core/alerts/terms";
import type { AlertKeeper, ReceiverState } from "../../monitor/alert-keeper-port";
import type { AlertParts } from "./alert-parts";

/** Worked out when they are first asked for: they are the same for as long as the server runs. */
let kinds: PolicyAnswer["kinds"] | undefined;

/** `GET /api/v1/alerts/policy`. */
export function servePolicy({ alerts }: AlertParts): Response {
  const { routes, defaults, owners } = alerts.policy();
  const body: PolicyAnswer = {
    receivers: alerts.receivers().map(receiverWiresOf(alerts)),
    routes: routes.map(toRouteWire),
    defaults,
    owners,
    kinds: (kinds ??= NOTIFIERS.map((one) => ({ kind: one.kind, perAlert: one.perAlert, schema: schemaOf(one) }))),
  };
  return answer(body);
}

export function toRouteWire({ goOn, ...route }: Route): RouteWire {
  return { ...route, continue: goOn };
}

/** Receivers as they are sent, with how it goes with them now. */
export function receiverWiresOf(alerts: AlertKeeper): (receiver: ReceiverSettings) => ReceiverWire {
  const states = new Map(alerts.state().receivers.map((state) => [state.receiver, state]));
  const around = { policy: alerts.policy(), waiting: waitingBy(alerts.waiting()) };
  return (receiver) => toReceiverWire(receiver, { ...around, state: states.get(receiver.name) });
}

interface Around {
  policy: AlertPolicy;
  waiting: ReadonlyMap<string, number>;
  state: ReceiverState | undefined;
}

function toReceiverWire(receiver: ReceiverSettings, { policy, waiting, state }: Around): ReceiverWire {
  const { name, source, kind, settings, language, timeZone, limit, deadlineMs, resolves, pushMs } = receiver;
  return {
    ...{ name, source, kind, language, timeZone, limit, deadlineMs, resolves, pushMs },
    target: targetOf(settings),
    secrets: referencesIn(settings),
    perAlert: NOTIFIERS.find((one) => one.kind === kind)?.perAlert ?? false,
    routes: routesNaming(name, policy),
    failingSince: state?.failingSince ?? null,
    failures: state?.failures ?? 0,
    waiting: waiting.get(name) ?? 0,
    lastDeliveredAt: state?.lastDeliveredAt ?? null,
    lastTriedAt: state?.lastTriedAt ?? null,
    lastAnswer: state?.lastAnswer ?? null,
  };
}

/** How many deliveries wait for each receiver. */
export function waitingBy(deliveries: readonly Delivery[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { receiver } of deliveries) counts.set(receiver, (counts.get(receiver) ?? 0) + 1);
  return counts;
}

/** Ids of routes that name a receiver, and "default". */
export function routesNaming(name: string, { routes, defaults }: AlertPolicy): string[] {
  const naming = routes.filter(
    ({ receivers, escalation }) => receivers.includes(name) || escalation.some(({ receiver }) => receiver === name),
  );
  return [...naming.map(({ id }) => id), ...(defaults.receivers.includes(name) ? ["default"] : [])];
}

/** The settings that say where a message goes, the plainest first. */
const WHERE = ["to", "channel", "chat", "chatId", "url", "host"] as const;
const MOST_ADDRESSES = 5;

/** Where it leads, as far as that is no secret: of an address the host alone, as what follows may be one. */
function targetOf(settings: unknown): string | null {
  if (typeof settings !== "object" || settings === null) return null;
  for (const field of WHERE) {
    const value = (settings as Record<string, unknown>)[field];
    if (Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === "string"))
      return value.slice(0, MOST_ADDRESSES).join(", ") + (value.length > MOST_ADDRESSES ? ", …" : "");
    if (typeof value === "number") return String(value);
    if (typeof value === "string" && value !== "") return hostOf(value);
  }
  return null;
}

const hostOf = (text: string): string =>
  /^[a-z+]+:\/\//i.test(text) && URL.canParse(text) ? new URL(text).host : text;
