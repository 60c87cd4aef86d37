/** A group's stored past as the rules can judge it again: per partition what was read, and when it was judged. */
import type { Millis } from "../words/terms";
import type { CommitPoint, LogPoint, MemberPoint } from "../numbers/window";

/** A group's subscription to one topic at one stored moment. The arrays begin at partition `first`; null: not known then. */
export interface StoredMoment {
  at: Millis;
  topic: string;
  topicId: string | null;
  first: number;
  logEnd: (bigint | null)[];
  logStart: (bigint | null)[];
  leaderless: number[];
  committed: (bigint | null)[];
  commitAt: (Millis | null)[];
  members: number | null;
}

/** One partition for as long as its topic was the same one. Judged at every moment. */
export interface Stretch {
  topic: string;
  partition: number;
  moments: Millis[];
  logPoints: LogPoint[];
  commits: CommitPoint[];
  members: MemberPoint[];
}

/** Collects stored moments, oldest first. */
export class StoredPast {
  /** How many partition readings have come in: as many as there are evaluations in them. */
  readings = 0;
  private readonly stretches = new Map<string, Stretch[]>();
  private readonly topicIds = new Map<string, string | null>();

  /** Takes in one moment of one topic. A new topic id under the same name is a new topic, with no past. */
  add(moment: StoredMoment): void {
    const { topic, topicId, first } = moment;
    const before = this.topicIds.get(topic);
    const renewed = before != null && topicId !== null && before !== topicId;
    if (renewed || before == null) this.topicIds.set(topic, topicId);
    const count = Math.max(moment.logEnd.length, moment.committed.length);
    for (let index = 0; index < count; index++) {
      addReading(this.stretchOf(topic, first + index, renewed), moment, index);
      this.readings++;
    }
  }

  /** Partitions by topic and number, each with its stretches in the order of time. */
  partitions(): Stretch[][] {
    const compare = (a: Stretch, b: Stretch) =>
      a.topic === b.topic ? a.partition - b.partition : a.topic < b.topic ? -1 : 1;
    return [...this.stretches.values()].sort(([a], [b]) => compare(a!, b!));
  }

  private stretchOf(topic: string, partition: number, renewed: boolean): Stretch {
    const key = `${topic}\0${partition}`;
    const list = this.stretches.get(key) ?? [];
    if (list.length === 0 || renewed) {
      list.push({ topic, partition, moments: [], logPoints: [], commits: [], members: [] });
      this.stretches.set(key, list);
    }
    return list[list.length - 1]!;
  }
}

function addReading(stretch: Stretch, moment: StoredMoment, index: number): void {
  const { at } = moment;
  stretch.moments.push(at);
  stretch.logPoints.push({
    at,
    logEnd: moment.logEnd[index] ?? null,
    logStart: moment.logStart[index] ?? null,
    hasLeader: !moment.leaderless.includes(stretch.partition),
  });
  stretch.members.push({ at, count: moment.members, owned: null });
  const offset = moment.committed[index] ?? null;
  const commitAt = moment.commitAt[index] ?? null;
  if (offset === null || commitAt === null) return;
  const last = stretch.commits.at(-1);
  // A tick repeats the newest commit until the next one; a commit again at the same offset has a later time.
  if (last && last.at >= commitAt) return;
  stretch.commits.push({ at: commitAt, offset });
}
