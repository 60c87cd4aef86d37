/** A group in trouble, as alerts tell of it. What is dear is worked out when it is told. */
import { MOST_PLACES, type Alert, type AlertMeasures, type Severity } from "./terms";
import { shownStatus } from "../past/spans";
import type { GroupSnapshot } from "../picture/snapshot";
import type { Known } from "../words/known";
import type { Case, Millis } from "../words/terms";

/** What is told of an alert besides its beginning and its end. */
export type Details = Pick<Alert, "case" | "why" | "said" | "places" | "placeCount" | "topics">;

export interface Trouble {
  readonly group: string;
  readonly severity: Severity;
  readonly case: Case | null;
  readonly since: Millis;
  /** True where all that is wrong is that partitions have no leader. */
  allOffline(): boolean;
  /** Topics in trouble, at most `MOST_PLACES`; empty where that is not known. */
  topics(): string[];
  details(): Details;
  /** Lag alone, which costs nothing. */
  lag(): AlertMeasures;
  /** All of them; makes pictures of the group's partitions. */
  measures(): AlertMeasures;
}

export const NO_MEASURES: AlertMeasures = {
  lag: null,
  unknown: 0,
  lateMs: null,
  lossInMs: null,
  produceRate: null,
  consumeRate: null,
};

/** Of so many of the worst partitions it is asked when they lose records. */
const MEASURED_PLACES = 5;

export class TroubledGroup implements Trouble {
  constructor(
    private readonly of: GroupSnapshot,
    readonly severity: Severity,
  ) {}

  get group() {
    return this.of.group;
  }

  get case() {
    return this.of.case;
  }

  get since() {
    return this.of.since;
  }

  allOffline(): boolean {
    const { findings } = this.of;
    return findings.length > 0 && findings.every(({ finding }) => finding.partitionStatus === "OFFLINE");
  }

  details(): Details {
    const { findings, why, said } = this.of;
    const places = findings
      .slice(0, MOST_PLACES)
      .map(({ topic, partition, finding }) => ({ topic, partition, status: shownStatus(finding) }));
    return { case: this.of.case, why, said, places, placeCount: findings.length, topics: this.topics() };
  }

  topics(): string[] {
    const topics = new Set<string>();
    for (const { topic } of this.of.findings) if (topics.size < MOST_PLACES) topics.add(topic);
    return [...topics];
  }

  lag(): AlertMeasures {
    const { value, unknown } = this.of.lag;
    return { ...NO_MEASURES, lag: value === null ? null : String(value), unknown };
  }

  measures(): AlertMeasures {
    const { timeLag, produceRate, consumeRate } = this.of;
    return {
      ...this.lag(),
      lateMs: valueOf(timeLag),
      lossInMs: this.lossInMs(),
      produceRate: valueOf(produceRate),
      consumeRate: valueOf(consumeRate),
    };
  }

  /** The least over the worst partitions; null where it is known of none. */
  private lossInMs(): number | null {
    const { findings, subscriptions } = this.of;
    const times = findings.slice(0, MEASURED_PLACES).flatMap(({ topic, partition }) => {
      const picture = subscriptions.find((one) => one.topic === topic)?.partitions[partition];
      const lossIn = picture && this.of.measure(picture).lossIn;
      return lossIn?.known ? [lossIn.value] : [];
    });
    return times.length > 0 ? Math.min(...times) : null;
  }
}

const valueOf = (of: Known<number>): number | null => (of.known ? of.value : null);
