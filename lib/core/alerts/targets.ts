/** Whom an alert is for: the receivers of its routes, of their escalations, and of what follows from it. */
import { subjectedOf } from "./fits";
import { DEFAULT_ROUTE, defaultRules, isBelow, routesOf, type RouteRules } from "./routes";
import type { Alert, AlertPolicy, ReceiverPolicy } from "./terms";
import type { Millis } from "../words/terms";

export interface Target {
  rules: RouteRules;
  receiver: string;
  /** Told only when nobody has acknowledged it so long after it was told first, in ms; null: at once. */
  afterMs: Millis | null;
}

/** The targets of alerts under one policy. An alert that did not change keeps its targets. */
export class Targets {
  readonly receivers: ReadonlyMap<string, ReceiverPolicy>;
  private readonly known = new WeakMap<Alert, Target[]>();

  constructor(readonly policy: AlertPolicy) {
    this.receivers = new Map(policy.receivers.map((receiver) => [receiver.name, receiver]));
  }

  /** One for each receiver, by the routes that take the alert. */
  of(alert: Alert): Target[] {
    const known = this.known.get(alert);
    if (known) return known;
    const routes = routesOf(this.policy, subjectedOf(alert));
    const targets = this.elsewhere(alert, oneEach(routes.flatMap(targetsOfRoute), alert));
    this.known.set(alert, targets);
    return targets;
  }

  /** With whom its followers are for: they are told of the cause instead. */
  ofCause(alert: Alert, followers: readonly Alert[]): Target[] {
    const theirs = followers.flatMap((follower) =>
      this.of(follower).filter(({ rules, afterMs }) => afterMs === null && !isBelow(follower.severity, rules.floor)),
    );
    return theirs.length === 0 ? this.of(alert) : oneEach([...this.of(alert), ...theirs], alert);
  }

  /** As targets, whoever was told that it fires and is meant by no route any more: its end is owed. */
  ofReceipts(alert: Alert, targets: readonly Target[]): Target[] {
    const meant = new Set(targets.map(({ receiver }) => receiver));
    const others = Object.keys(alert.notified).filter(
      (name) => !meant.has(name) && alert.notified[name]!.state === "firing",
    );
    return others.map((receiver) => ({ rules: this.rulesNaming(receiver), receiver, afterMs: null }));
  }

  private rulesNaming(receiver: string): RouteRules {
    const { routes } = this.policy;
    const found = routes.find(
      ({ receivers, escalation }) =>
        receivers.includes(receiver) || escalation.some((one) => one.receiver === receiver),
    );
    return found ?? defaultRules(this.policy);
  }

  /** Who takes nothing is not told so; where nobody else is meant, any other receiver is. */
  private elsewhere({ subject }: Alert, targets: Target[]): Target[] {
    if (subject.kind !== "receiver") return targets;
    const others = targets.filter(({ receiver }) => receiver !== subject.receiver);
    const other = this.policy.receivers.find(({ name }) => name !== subject.receiver);
    if (others.length > 0 || !other) return others;
    const rules = { ...defaultRules(this.policy), id: DEFAULT_ROUTE, receivers: [other.name] };
    return [{ rules, receiver: other.name, afterMs: null }];
  }
}

function targetsOfRoute(rules: RouteRules): Target[] {
  const first = rules.receivers.map((receiver) => ({ rules, receiver, afterMs: null }));
  return [...first, ...rules.escalation.map(({ receiver, afterMs }) => ({ rules, receiver, afterMs }))];
}

/** One for each receiver: at once before later, and one that tells of its severity before one that holds it back. */
function oneEach(targets: readonly Target[], { severity }: Alert): Target[] {
  const best = new Map<string, Target>();
  const rank = ({ rules, afterMs }: Target) => (isBelow(severity, rules.floor) ? Infinity : (afterMs ?? -1));
  for (const target of targets) {
    const before = best.get(target.receiver);
    if (!before || rank(target) < rank(before)) best.set(target.receiver, target);
  }
  return [...best.values()];
}
