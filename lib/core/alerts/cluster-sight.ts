/** What a cluster's pictures begin and end. Nothing ends but by a picture that shows it to be well, gone or muted. */
import { NO_MEASURES, type Details, type Trouble } from "./trouble";
import { assignCauses } from "./causes";
import type { AlertList } from "./alert-list";
import type { Alert } from "./terms";
import type { ClusterView } from "./view";
import type { Millis } from "../words/terms";

/** A cluster is unreachable when so many cycles in a row have failed. */
const FAILED_CYCLES = 3;
/** Who was watched before a start and is not there for so long is gone; the same of a broker that nothing names. */
const GONE_MS = 10 * 60_000;

/** Of one cluster, as long as the process lives. */
export class ClusterSight {
  intervalMs = 5_000;
  /** Missing brokers and lost leaders, and since when: what one picture shows alone may be an election. */
  private suspects = new Map<string, Millis>();
  /** A cause is suspected that the next picture confirms or not: what may follow from it waits for that. */
  isDoubtful = false;
  /** Groups with an alert that were in a picture of this process. */
  private readonly seen = new Set<string>();
  /** Brokers that were missing in the first picture already. */
  private readonly unwitnessed = new Set<number>();
  private hasPicture = false;
  /** What is not there and not known to be gone, and since when. */
  private readonly absent = new Map<string, Millis>();

  constructor(private readonly list: AlertList) {}

  take(view: ClusterView, now: Millis): void {
    this.intervalMs = view.intervalMs;
    this.isDoubtful = false;
    if (view.unreachable) return this.takeFailure(view, now);
    if (view.at === null) return;
    const subject = { kind: "cluster", cluster: view.cluster } as const;
    if (this.list.isOpen(subject)) this.list.end(this.list.about(subject)!, "recovered", now);
    this.takeBrokers(view, now);
    this.takeLeaderless(view, now);
    this.takeGroups(view, now);
    const { intervalMs, unwitnessed } = this;
    assignCauses(this.list, { cluster: view.cluster, intervalMs, unwitnessed }, now);
  }

  private takeFailure({ cluster, unreachable, intervalMs }: ClusterView, now: Millis): void {
    const { since, why, said } = unreachable!;
    const subject = { kind: "cluster", cluster } as const;
    // Pictures that do not follow one another confirm nothing.
    this.suspects = new Map();
    this.absent.clear();
    if (!this.list.isOpen(subject) && now - since < FAILED_CYCLES * intervalMs) return;
    this.list.begin({ subject, severity: "ERROR", since, ...detailsWith({ why, said }) }, now);
  }

  private takeBrokers(view: ClusterView, now: Millis): void {
    const { cluster } = view;
    const missing = new Set(view.missing);
    if (!this.hasPicture)
      for (const broker of missing)
        if (!this.list.isOpen({ kind: "broker", cluster, broker })) this.unwitnessed.add(broker);
    this.hasPicture = true;
    for (const broker of this.unwitnessed) if (view.isBroker(broker)) this.unwitnessed.delete(broker);
    for (const broker of missing) {
      const since = this.confirmed(`broker ${broker}`, now);
      const subject = { kind: "broker", cluster, broker } as const;
      if (since !== null || this.list.isOpen(subject))
        this.list.begin({ subject, severity: "ERROR", since: since ?? now, ...detailsWith({}) }, now);
    }
    for (const alert of openOf(this.list, cluster)) {
      if (alert.subject.kind !== "broker") continue;
      const { broker } = alert.subject;
      if (missing.has(broker) || view.isBroker(broker)) this.absent.delete(alert.id);
      if (missing.has(broker)) continue;
      this.suspects.delete(`broker ${broker}`);
      if (view.isBroker(broker)) this.list.end(alert, "recovered", now);
      else if (view.listsTopics && this.isGone(alert, now)) this.list.end(alert, "deleted", now);
    }
    for (const key of this.suspects.keys())
      if (key.startsWith("broker ") && !missing.has(Number(key.slice(7)))) this.suspects.delete(key);
  }

  private takeLeaderless({ cluster, leaderless, listsTopics }: ClusterView, now: Millis): void {
    const subject = { kind: "offline", cluster } as const;
    const alert = this.list.about(subject);
    const { places, count } = leaderless;
    if (count > 0) {
      const since = this.confirmed("offline", now);
      if (since === null && alert?.endedAt !== null) return;
      const topics = [...new Set(places.map(({ topic }) => topic))];
      const given = detailsWith({ case: "offline-partition", places, placeCount: count, topics });
      const begun = this.list.begin({ subject, severity: "ERROR", since: since ?? now, ...given }, now);
      if (begun.placeCount !== count) this.list.put({ ...begun, ...given.details() }, false);
    } else if (listsTopics) {
      this.suspects.delete("offline");
      if (alert?.endedAt === null) this.list.end(alert, "recovered", now);
    }
  }

  private takeGroups(view: ClusterView, now: Millis): void {
    const { cluster } = view;
    const troubled = new Set<string>();
    for (const trouble of view.troubled) {
      troubled.add(trouble.group);
      this.seen.add(trouble.group);
      this.list.sees(this.list.begin(beginningOf(cluster, trouble), now), trouble);
    }
    for (const alert of openOf(this.list, cluster)) {
      if (alert.subject.kind !== "group" || troubled.has(alert.subject.group)) continue;
      const { group } = alert.subject;
      const state = view.stateOf(group);
      if (state) {
        this.seen.add(group);
        this.absent.delete(alert.id);
        if (state.muted) this.list.end(alert, "muted", now);
        else if (state.status === "OK") this.list.end(alert, "recovered", now);
      } else if (!view.listsGroups) this.absent.delete(alert.id);
      // A picture keeps groups that vanish until they are proven to be gone; of those from before the start it knows nothing.
      else if (this.seen.has(group) || this.isGone(alert, now)) this.list.end(alert, "deleted", now);
    }
    for (const group of this.seen) if (!this.list.isOpen({ kind: "group", cluster, group })) this.seen.delete(group);
  }

  /** Since when a suspicion holds, from its second picture on. */
  private confirmed(key: string, now: Millis): Millis | null {
    const since = this.suspects.get(key);
    if (since === undefined) {
      this.suspects.set(key, now);
      this.isDoubtful = true;
    }
    return since ?? null;
  }

  private isGone({ id }: Alert, now: Millis): boolean {
    const since = this.absent.get(id) ?? now;
    this.absent.set(id, since);
    if (now - since < GONE_MS) return false;
    return this.absent.delete(id);
  }
}

/** Open alerts of a cluster. */
const openOf = (list: AlertList, cluster: string): Alert[] =>
  [...list.all()].filter(
    ({ endedAt, subject }) => endedAt === null && "cluster" in subject && subject.cluster === cluster,
  );

/** What is told of what is no group. */
export function detailsWith(over: Partial<Details>) {
  const details: Details = { case: null, why: "", said: null, places: [], placeCount: 0, topics: [], ...over };
  return { details: () => details, measures: () => NO_MEASURES };
}

const beginningOf = (cluster: string, trouble: Trouble) => ({
  subject: { kind: "group", cluster, group: trouble.group } as const,
  severity: trouble.severity,
  since: trouble.since,
  details: () => trouble.details(),
  measures: () => trouble.lag(),
});
