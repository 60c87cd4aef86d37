/**
 * The book of alerts: takes what is seen, and tells what is owed as the difference between what is true and what receivers have
 * acknowledged. What it answers is to be stored before it is sent. A changed alert is returned by one call, the next that can.
 */
import { AlertList } from "./alert-list";
import { takeDatabase, takeReceiver } from "./failures";
import { ClusterSight } from "./cluster-sight";
import { endRemoved, release, steady } from "./housekeeping";
import { post } from "./post";
import { Outbox } from "./outbox";
import { noticeOf, type DeliveryAnswer } from "./receipts";
import { resolvedSilences, type SilenceClock } from "./silences";
import { subjectedOf } from "./fits";
import { earliest } from "./soonest";
import { Targets } from "./targets";
import { takeAnswer } from "./answers";
import type { Alert, AlertPolicy, Delivery, ReceiverPolicy, Silence } from "./terms";
import type { ClusterView, DatabaseView, ReceiverView } from "./view";
import type { Millis } from "../words/terms";

export interface Owes {
  made: Delivery[];
  superseded: Delivery[];
  /** Given up: not acknowledged by their deadline. */
  expired: Delivery[];
  changed: Alert[];
  /** Ids of alerts that have ended and of which nobody is owed anything any more. */
  settled: string[];
  /** Silences until resolved, of which all has ended. */
  endedSilences: Silence[];
  /** When something is owed by time alone; null: not as things stand. */
  nextAt: Millis | null;
}

const USUAL_INTERVAL_MS = 5_000;

export class AlertBook {
  private readonly list = new AlertList();
  private readonly outbox = new Outbox();
  private readonly sights = new Map<string, ClusterSight>();
  private readonly firstMade = new Map<string, Millis>();
  private targets: Targets | null = null;

  constructor(private readonly clock: SilenceClock) {}

  /** One picture of a cluster, or that it could not be read; each once. @returns alerts that changed */
  takeCluster(view: ClusterView, now: Millis): Alert[] {
    const sight = this.sights.get(view.cluster) ?? new ClusterSight(this.list);
    this.sights.set(view.cluster, sight);
    sight.take(view, now);
    return this.list.takeChanged();
  }

  /** Whether history can be written. @returns alerts that changed */
  takeDatabase(view: DatabaseView, now: Millis): Alert[] {
    takeDatabase(this.list, view, now);
    return this.list.takeChanged();
  }

  /** How a receiver's last tries went. @returns alerts that changed */
  takeReceiver(receiver: string, view: ReceiverView, now: Millis): Alert[] {
    takeReceiver(this.list, receiver, view, now);
    return this.list.takeChanged();
  }

  /** What is owed now; to be asked after each picture, after each answer, and at `nextAt`. The same policy is cheaper than an equal one. */
  owe(policy: AlertPolicy, silences: readonly Silence[], now: Millis): Owes {
    if (this.targets?.policy !== policy) this.targets = new Targets(policy);
    endRemoved(this.list, policy, now);
    const intervalOf = (cluster: string) => this.sights.get(cluster)?.intervalMs ?? USUAL_INTERVAL_MS;
    const byTime = earliest(steady(this.list, now), release(this.list, intervalOf, now));
    const expired = this.outbox.expire(now);
    const active = silences.filter((silence) => this.clock.isActive(silence, now));
    const endedSilences = resolvedSilences(active, policy, this.open().map(subjectedOf));
    const posted = post({
      ...{ list: this.list, outbox: this.outbox, targets: this.targets, firstMade: this.firstMade, now },
      active: active.filter((silence) => !endedSilences.includes(silence)),
      isDoubtful: (cluster) => this.sights.get(cluster)?.isDoubtful ?? false,
    });
    const changes = silences.map((silence) => this.clock.nextChange(silence, now));
    const nextAt = [byTime, ...changes].reduce(earliest, posted.nextAt);
    return { ...posted, expired, endedSilences, changed: this.list.takeChanged(), nextAt };
  }

  /** A delivery is about to be tried: it is not superseded before its answer. Null where it is not to be sent any more. */
  beginTry(id: string): Delivery | null {
    return this.outbox.beginTry(id);
  }

  /** What came of a try. @returns the delivery as it is now, null where nobody knows it, and alerts with new receipts */
  takeAnswer(id: string, answer: DeliveryAnswer, now: Millis): { delivery: Delivery | null; changed: Alert[] } {
    const delivery = takeAnswer(this.list, this.outbox, id, answer, now);
    return { delivery, changed: this.list.takeChanged() };
  }

  /** Somebody looks after it. @returns the alert; null where it is not open */
  acknowledge(id: string, by: string, now: Millis): Alert | null {
    return this.setAcknowledged(id, { by, at: now });
  }

  unacknowledge(id: string): Alert | null {
    return this.setAcknowledged(id, null);
  }

  private setAcknowledged(id: string, acknowledged: Alert["acknowledged"]): Alert | null {
    const alert = this.list.get(id);
    if (!alert || alert.endedAt !== null) return null;
    this.list.put({ ...alert, acknowledged }, false);
    return this.list.get(id)!;
  }

  /** Takes in what was stored: open alerts, ended ones of which somebody is owed, and deliveries that wait. */
  restore(alerts: readonly Alert[], deliveries: readonly Delivery[]): void {
    for (const alert of alerts) {
      if (this.list.about(alert.subject)) continue;
      this.list.put(alert, false);
      this.outbox.recall(alert);
    }
    for (const delivery of deliveries) {
      const { alertIds, attempts, madeAt, nextTryAt } = delivery;
      const known = alertIds.flatMap((id) => this.list.get(id) ?? []);
      this.outbox.restore(delivery, new Map(known.map((alert) => [alert.id, noticeOf(delivery, alert)])));
      for (const { id } of known) this.firstMade.set(id, attempts > 0 ? madeAt : nextTryAt);
    }
  }

  /** A message that tells of nothing but that the receiver takes messages; to be stored and sent as all others. */
  makeTest(receiver: ReceiverPolicy, now: Millis): Delivery {
    return this.outbox.makeTest(receiver, now);
  }

  /** Alerts that have not ended, in the order in which they began to be known. */
  open(): Alert[] {
    return [...this.list.all()].filter(({ endedAt }) => endedAt === null);
  }

  /**
   * Those, and ended ones of late of which somebody may be owed something; open ones as their groups were last seen, of whose
   * measures lag alone is sure to be of then: of many alerts few are looked at.
   */
  all(): Alert[] {
    return [...this.list.all()].map((alert) => (alert.endedAt === null ? this.list.upToDate(alert, false) : alert));
  }

  /** An alert of those with all measures, which takes pictures of its group's partitions. */
  shown(alert: Alert): Alert {
    return alert.endedAt === null ? this.list.upToDate(alert, true) : alert;
  }

  get(id: string): Alert | undefined {
    return this.list.get(id);
  }

  /** Whether it is open, or somebody is owed something about it: such are stored to be restored. */
  isOwed(id: string): boolean {
    return this.list.get(id) !== undefined && !this.list.isSettled(id);
  }

  /** Deliveries that are to be sent. */
  waiting(): Delivery[] {
    return this.outbox.all();
  }
}
