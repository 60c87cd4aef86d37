/** Made-up clusters for the benchmark of history: topics that are written at rates of their own, groups that follow. */
import type { HistoryTick } from "@/lib/history/history";

export interface HistorySize {
  groups: number;
  /** Partitions of each topic; each group reads one topic whole. */
  perGroup: number;
}

/** So many groups read the same topic. */
const GROUPS_PER_TOPIC = 10;
const MEMBERS = 4;
const COMMIT_MS = 10_000;

/** Deterministic noise, so that two runs store the same. */
function noise(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296) / 4_294_967_296;
}

/**
 * Grows from moment to moment. Records arrive at 0.5 to 50 a second and partition, with the scatter of a Poisson
 * process; each of a group's members commits all its partitions every 10 s, at a moment of its own, close behind.
 */
export class HistoryLoad {
  private readonly next = noise(7);
  private readonly ends: number[][];
  private readonly rates: number[][];
  private readonly committed: number[][];
  private readonly committedAt: number[][];
  private before: number | null = null;

  constructor(
    private readonly cluster: string,
    readonly size: HistorySize,
  ) {
    const { groups, perGroup } = size;
    const topics = Math.ceil(groups / GROUPS_PER_TOPIC);
    const table = (rows: number, cell: () => number) =>
      Array.from({ length: rows }, () => Array.from({ length: perGroup }, cell));
    this.rates = table(topics, () => 0.5 * 100 ** this.next());
    this.ends = table(topics, () => Math.floor(this.next() * 1e9));
    this.committed = Array.from({ length: groups }, (_, group) => [...this.ends[this.topicOf(group)]!]);
    this.committedAt = table(groups, () => 0);
  }

  /** The next tick; `only`: without the other groups and topics. */
  tick(at: number, intervalMs: number, only: number | null = null): HistoryTick {
    const seconds = this.before === null ? 0 : (at - this.before) / 1000;
    this.before = at;
    this.ends.forEach((ends, topic) => {
      ends.forEach((end, p) => {
        const mean = this.rates[topic]![p]! * seconds;
        ends[p] = end + Math.max(0, Math.round(mean + Math.sqrt(mean) * this.normal()));
      });
    });
    const groups = only === null ? this.committed.map((_, group) => group) : [only];
    const topics = only === null ? this.ends.map((_, topic) => topic) : [this.topicOf(only)];
    for (const group of groups) this.commit(group, at);
    return {
      cluster: this.cluster,
      at,
      intervalMs,
      topics: topics.map((topic) => ({
        topic: `topic-${topic}`,
        topicId: `id-${topic}`,
        logEnd: this.ends[topic]!.map(BigInt),
        logStart: this.ends[topic]!.map(() => 0n),
        leaderless: [],
      })),
      subscriptions: groups.map((group) => ({
        group: this.nameOf(group),
        topic: `topic-${this.topicOf(group)}`,
        committed: this.committed[group]!.map(BigInt),
        commitAt: [...this.committedAt[group]!],
        members: MEMBERS,
      })),
    };
  }

  nameOf = (group: number) => `group-${group}`;

  private topicOf = (group: number) => Math.floor(group / GROUPS_PER_TOPIC);

  private commit(group: number, at: number): void {
    const { perGroup } = this.size;
    const ends = this.ends[this.topicOf(group)]!;
    const rates = this.rates[this.topicOf(group)]!;
    for (let member = 0; member < MEMBERS; member++) {
      const phase = (group * 7919 + member * 2711) % COMMIT_MS;
      const when = Math.floor((at - phase) / COMMIT_MS) * COMMIT_MS + phase + Math.floor(this.next() * 40);
      const first = Math.floor((member * perGroup) / MEMBERS);
      const end = Math.floor(((member + 1) * perGroup) / MEMBERS);
      for (let p = first; p < end; p++) {
        if (when - this.committedAt[group]![p]! < COMMIT_MS / 2 || when > at) continue;
        const behind = Math.round(rates[p]! * ((at - when) / 1000 + 0.2 * this.next()));
        this.committed[group]![p] = Math.max(this.committed[group]![p]!, ends[p]! - behind);
        this.committedAt[group]![p] = when;
      }
    }
  }

  private normal = () => Math.sqrt(-2 * Math.log(this.next() + 1e-12)) * Math.cos(2 * Math.PI * this.next());
}
