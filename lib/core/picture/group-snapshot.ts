/**
 * A group's snapshot. What every cycle needs of every group stands in it; what only a reader needs (partitions, rates, the
 * trend) is worked out when it is first asked for, from what this cycle read. It holds nothing of the cycle before.
 */
import type { GroupState, QuickAnswer } from "../words/collection";
import { groupRates, type GroupRates } from "./group-rates";
import { measurePartition } from "./measures";
import type {
  PartitionMeasures,
  GroupSnapshot,
  PartitionSnapshot,
  PartitionTally,
  SubscriptionSnapshot,
} from "./snapshot";
import { worksOffReset } from "../judge/rules/rewind";
import { type Subscription } from "../judge/subscription";
import { partitionSnapshot, standing } from "./partition-snapshot";
import { newestCommitted, quickLogs, quickNumbers } from "./quick-numbers";
import type { RolledUp } from "./rollup";
import { english } from "../words/sentences/english";
import { say, type Said } from "../words/sentences/facts";
import type { Millis, PartialSum } from "../words/terms";
import type { Trend } from "./trend";

export interface GroupFacts {
  cluster: string;
  state: GroupState;
  rolled: RolledUp;
  /** In the settings, or set aside by people. */
  muted: boolean;
  since: Millis;
  lag: PartialSum;
  subscriptions: Subscription[];
  statuses: PartitionTally["statuses"];
  /** True when no partition's status is another one than in the cycle before, and none has lost records. */
  steady: boolean;
  trend: () => Trend;
}

const MINUTE_MS = 60_000;
/** Who is less late than this keeps up: a batch takes as long. */
const FAR_BEHIND_MS = MINUTE_MS;

export class AssembledGroup implements GroupSnapshot {
  // Fields and getters of a class: an object literal with getters takes four times the memory, and there is one for each
  // group in every cycle.
  readonly cluster: string;
  readonly group: string;
  readonly type: GroupSnapshot["type"];
  readonly state: string | null;
  readonly assignor: string | null;
  readonly generation: number | null;
  readonly coordinator: number | null;
  readonly members: GroupSnapshot["members"];
  readonly status: GroupSnapshot["status"];
  readonly since: Millis;
  readonly case: GroupSnapshot["case"];
  readonly muted: boolean;
  readonly worst: GroupSnapshot["worst"];
  readonly lag: PartialSum;
  readonly steady: boolean;
  private rates: GroupRates | null = null;
  private drawn: Trend | null = null;
  private pictures: WeakRef<SubscriptionSnapshot[]> | null = null;

  constructor(private readonly facts: GroupFacts) {
    const { state, rolled } = facts;
    this.cluster = facts.cluster;
    this.group = state.group;
    this.type = state.type;
    this.state = state.state;
    this.assignor = state.assignor;
    this.generation = state.generation;
    this.coordinator = state.coordinator;
    this.members = state.members;
    this.status = rolled.status;
    this.since = facts.since;
    this.case = rolled.case;
    this.muted = facts.muted;
    this.worst = rolled.worst;
    this.lag = facts.lag;
    this.steady = facts.steady;
  }

  get why() {
    const catching = this.catchingUp;
    return catching ? english(catching) : this.facts.rolled.why;
  }

  get said() {
    return this.catchingUp ?? this.facts.rolled.said;
  }

  get findings() {
    return this.facts.rolled.findings;
  }

  get timeLag() {
    return this.rated.timeLag;
  }

  get produceRate() {
    return this.rated.produceRate;
  }

  get consumeRate() {
    return this.rated.consumeRate;
  }

  get catchUp() {
    return this.rated.catchUp;
  }

  get trend() {
    return (this.drawn ??= this.facts.trend());
  }

  /**
   * Forgotten when nobody holds it: the pictures of all partitions of all groups are far more than the windows that they are
   * made from, and a scrape asks for every one of them.
   */
  get subscriptions() {
    const held = this.pictures?.deref();
    if (held) return held;
    const made = this.facts.subscriptions.map((subscription) => ({
      topic: subscription.topic,
      partitions: Array.from({ length: subscription.count }, (_, partition) =>
        partitionSnapshot(subscription, partition),
      ),
    }));
    this.pictures = new WeakRef(made);
    return made;
  }

  tally(): PartitionTally {
    return tallyOf(this.facts.subscriptions, this.facts.statuses);
  }

  standings() {
    return this.facts.subscriptions.map(standing);
  }

  measure(partition: PartitionSnapshot): PartitionMeasures {
    const { windows, now } = this.facts.subscriptions[0]!;
    const window = windows.window(this.group, partition.topic, partition.partition);
    return measurePartition(partition, window, { now, bucketMs: windows.bucketMs });
  }

  quickLogs() {
    return quickLogs(this.facts.subscriptions);
  }

  newestCommitted() {
    return newestCommitted(this.facts.subscriptions);
  }

  quickNumbers(answer: QuickAnswer) {
    return quickNumbers(this.group, this.facts.subscriptions, answer);
  }

  /** What is said of a group on which nothing is wrong, but that is far behind and getting nearer; null of others. */
  private get catchingUp(): Said | null {
    if (this.status !== "OK" || this.facts.rolled.said.key !== "group.well" || !this.lag.value) return null;
    const { timeLag, catchUp } = this.rated;
    const lateMs = timeLag.known ? timeLag.value : (timeLag.atLeast ?? 0);
    if (lateMs < FAR_BEHIND_MS || !catchUp.known || catchUp.value <= 0) return null;
    // Rates are measured: what is told more exactly than this changes at every look.
    const step = catchUp.value < 2 * MINUTE_MS ? MINUTE_MS / 6 : MINUTE_MS;
    const facts = { ms: Math.ceil(catchUp.value / step) * step };
    const reset = this.facts.subscriptions.some(({ verdicts }) =>
      verdicts.some((verdict) => verdict && worksOffReset(verdict)),
    );
    return say(reset ? "group.works-off-reset" : "group.catching-up", facts);
  }

  private get rated(): GroupRates {
    return (this.rates ??= groupRates(this.facts.subscriptions));
  }
}

function tallyOf(subscriptions: readonly Subscription[], statuses: PartitionTally["statuses"]): PartitionTally {
  let lastCommitAt: Millis | null = null;
  let partitions = 0;
  for (const { state, topic, count, windows } of subscriptions) {
    partitions += count;
    const commits = windows.commitsOf(state.group, topic);
    for (let partition = 0; commits && partition < count; partition++) {
      const at = commits.lastAt(partition);
      if (at !== null && (lastCommitAt === null || at > lastCommitAt)) lastCommitAt = at;
    }
  }
  return { topics: subscriptions.map(({ topic }) => topic), partitions, statuses, lastCommitAt };
}
