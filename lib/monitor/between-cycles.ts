/**
 * Reads what somebody looks at between the cycles of one cluster, for all readers at once. It only changes numbers: nothing is
 * judged by it, nothing is written, and no cycle waits for it. A reading that fails is told by nothing but the age of the numbers.
 */
import type { OffsetSource } from "@/lib/core/words/collection";
import type { ClusterSnapshot, GroupSnapshot } from "@/lib/core/picture/snapshot";
import type { Hub } from "@/lib/live/hub";
import { FairTurns } from "./fair-turns";

export interface BetweenCyclesOptions {
  cluster: string;
  source: Pick<OffsetSource, "readBetween">;
  hub: Pick<Hub, "watched" | "publishQuick">;
  /** How often it reads; null: never. */
  everyMs: number | null;
  /** The last snapshot. */
  snapshot: () => ClusterSnapshot;
  /** The moment of the newest poll, whether or not it has been judged; null before the first. */
  polledAt: () => number | null;
  now: () => number;
}

/** What reading between the cycles has cost since the start. */
export interface BetweenFigures {
  /** Groups that somebody looks at now. */
  groups: number;
  readings: number;
  /** Readings of which a part or all was not answered. */
  failed: number;
  /** Wall time of all readings. */
  seconds: number;
}

/** A commit of a group that is watched closely brings the next reading forward to so much of the distance of two. */
const SOONER = 0.5;

export class BetweenCycles {
  readonly figures: BetweenFigures = { groups: 0, readings: 0, failed: 0, seconds: 0 };
  private readonly turns = new FairTurns();
  private timer: NodeJS.Timeout | null = null;
  /** By the clock that is never set back. */
  private dueAt = 0;
  private lastAt = -Infinity;
  /** Groups of which a commit brings the next reading forward. */
  private closely: ReadonlySet<string> = new Set();
  private requesting = false;
  private reading: Promise<void> | null = null;
  private stopped = false;

  constructor(private readonly options: BetweenCyclesOptions) {}

  start(): void {
    const { everyMs, source } = this.options;
    if (everyMs !== null && source.readBetween) this.wake(performance.now() + everyMs);
  }

  /** Ends it; nothing is told after it resolves. The source must have been closed. */
  async stop(): Promise<void> {
    this.stopped = true;
    if (this.timer) clearTimeout(this.timer);
    await this.reading;
  }

  /** The requests of a cycle are under way: it has the brokers to itself. */
  async during<T>(requests: Promise<T>): Promise<T> {
    this.requesting = true;
    try {
      return await requests;
    } finally {
      this.requesting = false;
      // What fell due meanwhile is read now.
      if (this.timer && this.dueAt <= performance.now()) this.wake(0);
    }
  }

  /** The commit stream told of a commit. */
  committed(group: string): void {
    const { everyMs } = this.options;
    if (everyMs === null || !this.timer || !this.closely.has(group)) return;
    const sooner = this.lastAt + everyMs * SOONER;
    if (sooner < this.dueAt) this.wake(sooner);
  }

  private wake(at: number): void {
    if (this.stopped) return;
    if (this.timer) clearTimeout(this.timer);
    this.dueAt = at;
    this.timer = setTimeout(() => this.tick(), Math.max(0, at - performance.now()));
  }

  private tick(): void {
    // While the cycle asks, the end of its requests wakes.
    if (!this.requesting && !this.reading) {
      this.lastAt = performance.now();
      this.reading = this.read().finally(() => (this.reading = null));
    }
    if (!this.requesting) this.wake(performance.now() + this.options.everyMs!);
  }

  /** Never rejects. */
  private async read(): Promise<void> {
    const { hub, cluster, snapshot } = this.options;
    const watched = hub.watched(cluster);
    this.closely = watched.closely;
    const groups = watched.groups.size === 0 ? [] : found(snapshot(), watched.groups);
    this.figures.groups = groups.length;
    const chosen = this.turns.choose(groups).filter(({ logs }) => logs.length > 0);
    if (chosen.length === 0) return;
    const startedAt = performance.now();
    this.figures.readings++;
    if (!(await this.ask(chosen).catch(() => false))) this.figures.failed++;
    this.figures.seconds += (performance.now() - startedAt) / 1000;
  }

  /** Asks for these groups and tells their numbers; false where some were not answered. */
  private async ask(chosen: readonly Watched[]): Promise<boolean> {
    const { cluster, source, hub, snapshot, polledAt, now } = this.options;
    const asked = snapshot();
    const fetches = asked.stream.state !== "running";
    const groups = chosen.map(({ group, picture }) => ({ group, coordinator: picture.coordinator ?? NOBODY }));
    const question = { brokers: asked.brokers, logs: joined(chosen), groups: fetches ? groups : [] };
    const polled = polledAt();
    // What the stream tells of while the log ends are read may lie beyond them: the next reading takes it.
    const streamed = fetches ? null : new Map(chosen.map(({ group, picture }) => [group, picture.newestCommitted()]));
    const read = await source.readBetween!(question, now);
    // A cycle has read all of it since, or the server goes down.
    if (this.stopped || polledAt() !== polled) return true;
    const answer = streamed ? { ...read, committed: streamed } : read;
    // What was judged meanwhile is the picture that the numbers are laid over.
    const current = found(snapshot(), new Set(chosen.map(({ group }) => group)));
    const numbers = current.flatMap(({ picture }) => picture.quickNumbers(answer) ?? []);
    if (numbers.length > 0)
      hub.publishQuick({ cluster, at: answer.at, everyMs: this.options.everyMs!, groups: numbers });
    // Of a picture that came meanwhile not everything was asked for.
    return numbers.length === current.length || snapshot() !== asked;
  }
}

/** A coordinator that is not known: nobody is asked. */
const NOBODY = -1;

/** A group that somebody looks at; what there is to read of it is worked out when its turn has come. */
class Watched {
  private known: ReturnType<GroupSnapshot["quickLogs"]> | null = null;

  constructor(readonly picture: GroupSnapshot) {}

  get group(): string {
    return this.picture.group;
  }

  get logs() {
    return (this.known ??= this.picture.quickLogs());
  }

  get partitions(): number {
    return this.logs.reduce((sum, { partitions }) => sum + partitions.length, 0);
  }
}

const found = ({ groups }: ClusterSnapshot, names: ReadonlySet<string>): Watched[] =>
  groups.filter(({ group }) => names.has(group)).map((group) => new Watched(group));

/** Each log once, however many of the groups read it. */
function joined(groups: readonly Watched[]) {
  const topics = new Map<string, { topic: string; partitions: Set<number>; leader: readonly number[] }>();
  for (const { logs } of groups)
    for (const { topic, partitions, leader } of logs) {
      const known = topics.get(topic) ?? { topic, partitions: new Set<number>(), leader };
      topics.set(topic, known);
      for (const partition of partitions) known.partitions.add(partition);
    }
  return [...topics.values()].map(({ partitions, ...log }) => ({ ...log, partitions: [...partitions] }));
}
