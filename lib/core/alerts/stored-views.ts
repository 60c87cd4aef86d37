/** Pictures of a cluster from stored events, for the backtest: what would have been sent. */
import { NO_MEASURES, type Details, type Trouble } from "./trouble";
import { MOST_PLACES, type AlertMeasures, type AlertPlace, type Severity } from "./terms";
import { caseFor } from "../picture/cases";
import type { ClusterView, Failing } from "./view";
import type { Happening } from "../picture/changes";
import type { ReceivedFacts } from "../words/sentences/facts";
import { CONSUMER_STATUSES, type ConsumerStatus, type Millis } from "../words/terms";

/** One group, as far as its changes say. */
class GroupPast implements Trouble {
  status: ConsumerStatus = "UNKNOWN";
  since: Millis = 0;
  private why = "";
  private said: ReceivedFacts | null = null;
  /** Partitions on which something was wrong. */
  private readonly bad = new Map<string, AlertPlace>();

  constructor(readonly group: string) {}

  get severity(): Severity {
    return this.status === "WARNING" ? "WARNING" : "ERROR";
  }

  get isTroubled(): boolean {
    return this.status === "WARNING" || this.status === "ERROR";
  }

  get case() {
    return caseFor(this.status, [...this.bad.values()].some(isOffline));
  }

  get offline(): AlertPlace[] {
    return [...this.bad.values()].filter(isOffline);
  }

  allOffline(): boolean {
    return this.bad.size > 0 && this.offline.length === this.bad.size;
  }

  details(): Details {
    const places = [...this.bad.values()].slice(0, MOST_PLACES);
    const topics = this.topics();
    return { case: this.case, why: this.why, said: this.said, places, placeCount: this.bad.size, topics };
  }

  topics(): string[] {
    return [...new Set([...this.bad.values()].map(({ topic }) => topic))].slice(0, MOST_PLACES);
  }

  /** Numbers are not stored with changes. */
  lag = (): AlertMeasures => NO_MEASURES;
  measures = this.lag;

  take({ at, topic, partition, after, message, said }: Happening): void {
    if (topic !== null && partition !== null) {
      const key = `${topic}\0${partition}`;
      if (after === null || after === "OK" || after === "UNKNOWN") this.bad.delete(key);
      else this.bad.set(key, { topic, partition, status: after });
      return;
    }
    this.status = CONSUMER_STATUSES.find((one) => one === after) ?? "UNKNOWN";
    this.since = at;
    this.why = message;
    this.said = said ?? null;
  }
}

const isOffline = ({ status }: AlertPlace) => status === "OFFLINE";

/** One cluster. What people muted then is not stored, nor which brokers were there. */
export class ClusterPast {
  private readonly groups = new Map<string, GroupPast>();
  private readonly troubled = new Set<GroupPast>();
  private unreachable: Failing | null = null;

  constructor(
    private readonly cluster: string,
    private readonly intervalMs: Millis,
  ) {}

  take(happening: Happening): void {
    const { at, kind, group, after, message, said } = happening;
    if (kind === "collection-gap" && after === "unreachable")
      this.unreachable = { since: at, why: message, said: said ?? null };
    else if (kind === "collection-gap" && after === "reachable") this.unreachable = null;
    else if (kind === "group-deleted" && group !== null) this.remove(group);
    else if (kind === "status" && group !== null) this.takeStatus(group, happening);
  }

  private takeStatus(name: string, happening: Happening): void {
    const group = this.groups.get(name) ?? new GroupPast(name);
    this.groups.set(name, group);
    group.take(happening);
    if (group.isTroubled) this.troubled.add(group);
    else this.troubled.delete(group);
  }

  private remove(name: string): void {
    const group = this.groups.get(name);
    if (group) this.troubled.delete(group);
    this.groups.delete(name);
  }

  view(at: Millis): ClusterView {
    const places = new Map<string, AlertPlace>();
    for (const { offline } of this.troubled)
      for (const place of offline) places.set(`${place.topic}\0${place.partition}`, place);
    const { cluster, intervalMs, unreachable } = this;
    return {
      ...{ cluster, at, intervalMs, unreachable, troubled: [...this.troubled] },
      stateOf: (name) => {
        const group = this.groups.get(name);
        return group ? { status: group.status, muted: false } : null;
      },
      ...{ listsGroups: true, listsTopics: true, missing: [], isBroker: () => true },
      leaderless: { places: [...places.values()].slice(0, MOST_PLACES), count: places.size },
    };
  }
}
