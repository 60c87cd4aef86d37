/** A book with a clock, clusters that are told by hand, and receivers that answer or do not. */
import { AlertBook } from "./book";
import { PLAIN_SILENCES } from "./silences";
import { SECOND } from "./test-policy";
import { NO_MEASURES, type Trouble } from "./trouble";
import type { Alert, AlertPolicy, Delivery, Severity, Silence, NotifiedState } from "./terms";
import type { ClusterView } from "./view";
import type { Case, ConsumerStatus, Millis } from "../words/terms";

/** A group as a picture shows it. */
export interface GivenState {
  status: ConsumerStatus;
  muted?: boolean;
  /** All that is wrong is that its partitions have no leader. */
  offline?: boolean;
  topics?: string[];
}

export interface GivenView extends Partial<Omit<ClusterView, "troubled" | "stateOf">> {
  groups?: Record<string, ConsumerStatus | GivenState>;
}

/** A group in trouble. */
function troubleOf(group: string, severity: Severity, since: Millis, { offline, topics = ["t"] }: GivenState): Trouble {
  const of: Case = offline ? "offline-partition" : severity === "ERROR" ? "stalled-consumer" : "throughput-problem";
  const places = topics.map((topic) => ({ topic, partition: 0, status: offline ? "OFFLINE" : "STALLED" }));
  return {
    ...{ group, severity, since, case: of, allOffline: () => offline === true, lag: () => NO_MEASURES },
    measures: () => ({ ...NO_MEASURES, lag: "7" }),
    topics: () => topics,
    details: () => ({ case: of, why: `${group} is wrong`, said: null, places, placeCount: places.length, topics }),
  };
}

/** Pictures that follow one another: `since` is when a status began. */
export class GivenCluster {
  private readonly since = new Map<string, { status: ConsumerStatus; at: Millis }>();

  constructor(readonly name = "lab") {}

  view({ groups = {}, ...over }: GivenView, now: Millis): ClusterView {
    const states = Object.entries(groups).map(
      ([group, given]) => [group, typeof given === "string" ? { status: given } : given] as const,
    );
    const troubled = states.flatMap(([group, state]) => {
      if (this.since.get(group)?.status !== state.status) this.since.set(group, { status: state.status, at: now });
      const bad = !state.muted && (state.status === "WARNING" || state.status === "ERROR");
      return bad ? [troubleOf(group, state.status as Severity, this.since.get(group)!.at, state)] : [];
    });
    const byName = new Map(states);
    return {
      ...{ cluster: this.name, at: now, intervalMs: 5 * SECOND, unreachable: null, troubled },
      stateOf: (group) => {
        const state = byName.get(group);
        return state ? { status: state.status, muted: state.muted ?? false } : null;
      },
      ...{ listsGroups: true, listsTopics: true, missing: [], isBroker: () => true },
      leaderless: { places: [], count: 0 },
      ...over,
    };
  }
}

export interface Got {
  at: Millis;
  delivery: Delivery;
}

/** Runs cycles of five seconds; each delivery that is due is answered at once. */
export class Scene {
  now = 1_000_000_000_000;
  readonly start = this.now;
  readonly got: Got[] = [];
  /** What a keeper would have stored. */
  readonly alerts = new Map<string, Alert>();
  readonly deliveries = new Map<string, Delivery>();
  silences: Silence[] = [];
  /** Receivers whose answers do not come, though they take what is sent. */
  readonly mute = new Set<string>();
  /** Receivers that take nothing now. */
  readonly down = new Set<string>();
  readonly cluster = new GivenCluster();
  book = new AlertBook(PLAIN_SILENCES);
  nextAt: Millis | null = null;
  private readonly tried = new Set<string>();

  constructor(public policy: AlertPolicy) {}

  /** One picture, what is owed, and its sending. */
  cycle(given: GivenView): void {
    this.store(this.book.takeCluster(this.cluster.view(given, this.now), this.now));
    this.settle();
  }

  /** The same picture again and again for so long. */
  run(given: GivenView, forMs: Millis, stepMs = 5 * SECOND): void {
    for (const until = this.now + forMs; this.now < until; this.now += stepMs) this.cycle(given);
  }

  /** Works out what is owed and sends what is due. */
  settle(): void {
    do this.owe();
    while (this.send());
  }

  owe(): void {
    const { made, superseded, expired, changed, settled, endedSilences, nextAt } = this.book.owe(
      this.policy,
      this.silences,
      this.now,
    );
    this.nextAt = nextAt;
    this.store(changed);
    for (const delivery of [...made, ...superseded, ...expired]) this.deliveries.set(delivery.id, delivery);
    for (const id of settled) this.alerts.delete(id);
    this.silences = this.silences.filter((silence) => !endedSilences.includes(silence));
  }

  /** @returns whether anything was sent */
  private send(): boolean {
    let sent = false;
    for (const { id, receiver, nextTryAt } of this.book.waiting()) {
      if (nextTryAt > this.now) continue;
      if (this.tried.has(id)) continue;
      const delivery = this.book.beginTry(id)!;
      const isUp = !this.down.has(receiver);
      if (isUp) this.got.push({ at: this.now, delivery });
      if (this.mute.has(receiver)) {
        this.tried.add(id);
        continue;
      }
      this.answer(id, isUp);
      sent = true;
    }
    return sent;
  }

  answer(id: string, isUp: boolean): void {
    const retry = { outcome: "retry", detail: "503", ref: null, nextTryAt: this.now + 15 * SECOND } as const;
    const taken = { outcome: "delivered", detail: "200", ref: "ref", nextTryAt: null } as const;
    const { delivery, changed } = this.book.takeAnswer(id, isUp ? taken : retry, this.now);
    if (delivery) this.deliveries.set(delivery.id, delivery);
    this.store(changed);
  }

  store(changed: readonly Alert[]): void {
    for (const alert of changed) this.alerts.set(alert.id, alert);
  }

  /** A new process: all that it knows is what was stored, as JSON. */
  restart(): void {
    const alerts = [...this.alerts.values()];
    const waiting = [...this.deliveries.values()].filter(({ state }) => state === "waiting");
    this.tried.clear();
    this.book = new AlertBook(PLAIN_SILENCES);
    const stored = JSON.parse(JSON.stringify({ alerts, waiting })) as { alerts: Alert[]; waiting: Delivery[] };
    this.book.restore(stored.alerts, stored.waiting);
  }

  /** What a receiver was told, as "firing ERROR a" and so on, in order. */
  notified(receiver: string): string[] {
    return this.of(receiver).flatMap(({ delivery }) =>
      delivery.alerts.map(({ state, severity, subject }) =>
        [state, state === "resolved" ? null : severity, "group" in subject ? subject.group : subject.kind]
          .filter((word) => word !== null)
          .join(" "),
      ),
    );
  }

  of(receiver: string): Got[] {
    return this.got.filter(({ delivery }) => delivery.receiver === receiver);
  }

  /** The last that a receiver was told of a group. */
  lastState(receiver: string, group: string): NotifiedState | null {
    const all = this.of(receiver).flatMap(({ delivery }) => delivery.alerts);
    return all.findLast(({ subject }) => "group" in subject && subject.group === group)?.state ?? null;
  }
}
