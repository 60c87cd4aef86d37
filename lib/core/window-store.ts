/**
 * The windows of one cluster, kept in memory: log points per topic partition (shared by all groups that read
 * it), commits per group and partition, member counts per group. Both sources feed it; the rules read from it.
 */
import type { CommitEvent, Committed, GroupState, Poll, TopicOffsets } from "./collection";
import { keepOlder, type OlderReading } from "./older-log";
import { keepMove, type LogStartMove } from "./retention";
import type { Millis } from "./terms";
import type { CommitPoint, LogPoint, MemberPoint, PartitionWindow } from "./window";

/** No window holds more commits than about this many; faster commits are thinned to the newest of each bucket. */
const COMMITS_PER_WINDOW = 150;

/** What a window needs of a topic at one moment; the rest of `TopicOffsets` may be missing (history has it not). */
export type TopicMoment = Pick<TopicOffsets, "topic" | "topicId" | "at" | "logEnd" | "logStart" | "leader">;

interface CommitTrack {
  points: CommitPoint[];
  /** What the poll before the last one said; two polls that agree overrule a stream that fell silent. */
  polled: bigint | null;
  /** True when the last poll did not have this offset any more. */
  missed: boolean;
}

interface TopicTrack {
  topicId: string | null;
  partitions: LogPoint[][];
  /** Readings from before the window. */
  older: OlderReading[][];
  starts: LogStartMove[][];
}

export class WindowStore {
  private readonly topics = new Map<string, TopicTrack>();
  private readonly commits = new Map<string, Map<string, CommitTrack[]>>();
  private readonly members = new Map<string, MemberPoint[]>();
  /** Fast commits are thinned to the first and the newest of each stretch of so many ms. */
  readonly bucketMs: number;
  private seesRepeats = false;
  private renewed = new Set<string>();
  private newestPoll = -Infinity;

  /** @param windowMs how far back the rules look; older points are dropped as new ones come in */
  constructor(private readonly windowMs: Millis) {
    this.bucketMs = Math.max(1000, Math.round(windowMs / COMMITS_PER_WINDOW));
  }

  /** Says whether the commit stream is up; without it repeated commits cannot be seen. */
  setSeesRepeats(sees: boolean): void {
    this.seesRepeats = sees;
  }

  /** Takes in one poll: log points, membership, and the committed offsets that no stream has told of. */
  addPoll(poll: Poll): void {
    if (poll.at < this.newestPoll) this.turnBack(poll.at);
    this.newestPoll = poll.at;
    this.renewed.clear();
    for (const topic of poll.topics) this.addTopic(topic);
    for (const group of poll.groups) this.addGroup(group, poll.at);
    for (const committed of poll.committed) this.addCommitted(committed, poll.startedAt);
    this.forgetRemoved(poll);
    this.forgetMissing(poll);
  }

  /** Topics that the last poll found to be new ones under an old name: nothing from before says anything about them. */
  renewedTopics(): ReadonlySet<string> {
    return this.renewed;
  }

  /** Takes in the log offsets of one topic. A new topic id under the same name is a new topic: its past is dropped. */
  addTopic(topic: TopicMoment): void {
    let track = this.topics.get(topic.topic);
    if (!track || (track.topicId !== null && topic.topicId !== null && track.topicId !== topic.topicId)) {
      if (track) {
        this.forgetCommitsOn(topic.topic);
        this.renewed.add(topic.topic);
      }
      track = { topicId: topic.topicId, partitions: [], older: [], starts: [] };
      this.topics.set(topic.topic, track);
    }
    track.topicId ??= topic.topicId;
    topic.logEnd.forEach((logEnd, partition) => {
      const points = (track.partitions[partition] ??= []);
      const hasLeader = topic.leader[partition] !== -1;
      const logStart = topic.logStart[partition] ?? null;
      points.push({ at: topic.at, logEnd, logStart, hasLeader });
      if (logStart !== null) keepMove((track.starts[partition] ??= []), topic.at, logStart);
      const older = (track.older[partition] ??= []);
      for (const { at, logEnd } of dropBefore(points, topic.at - this.windowMs)) {
        if (logEnd !== null) keepOlder(older, { at, logEnd }, topic.at);
      }
    });
  }

  /** Takes in a group's membership at one moment. */
  addGroup(state: GroupState, at: Millis): void {
    this.addMemberCount(state.group, at, state.members.known ? state.members.value.length : null);
  }

  /** Takes in how many members a group had; null when it could not be read. */
  addMemberCount(group: string, at: Millis, count: number | null): void {
    const points = this.members.get(group) ?? [];
    points.push({ at, count, owned: null });
    dropBefore(points, at - this.windowMs);
    this.members.set(group, points);
  }

  /** Takes in one commit of the stream, or one refilled from history. Commits may arrive late; order is kept by time. */
  addCommit(event: Pick<CommitEvent, "group" | "topic" | "partition" | "offset" | "at">): void {
    const { points } = this.track(event.group, event.topic, event.partition);
    const point = { at: event.at, offset: event.offset };
    const last = points.at(-1);
    if (last?.at === point.at && last.offset === point.offset) return;
    if (!last || last.at <= point.at) {
      const beforeLast = points.at(-2);
      // Replacing only when the bucket already has a point keeps at least one commit of every bucket.
      const sameBucket = last && this.bucket(last.at) === this.bucket(point.at);
      if (sameBucket && beforeLast && this.bucket(beforeLast.at) === this.bucket(point.at)) points.pop();
      points.push(point);
    } else if (!points.some((known) => known.at === point.at)) {
      points.push(point);
      points.sort((a, b) => a.at - b.at);
    }
    dropCommitsBefore(points, event.at - this.windowMs);
  }

  /** Drops what is known of a commit that was removed: expired, deleted, or gone with its group. */
  removeCommit(group: string, topic: string, partition: number): void {
    const tracks = this.commits.get(group)?.get(topic);
    if (tracks) delete tracks[partition];
  }

  /** Drops a group that was deleted. */
  removeGroup(group: string): void {
    this.commits.delete(group);
    this.members.delete(group);
  }

  /** The window of one group on one partition. The arrays are live: do not keep or change them. */
  window(group: string, topic: string, partition: number): PartitionWindow {
    const track = this.topics.get(topic);
    return {
      logPoints: track?.partitions[partition] ?? [],
      olderLog: track?.older[partition] ?? [],
      logStartMoves: track?.starts[partition] ?? [],
      commits: this.commits.get(group)?.get(topic)?.[partition]?.points ?? [],
      members: this.members.get(group) ?? [],
      seesRepeats: this.seesRepeats,
    };
  }

  /** Time of the newest commit; null when none is known. */
  lastCommitAt(group: string, topic: string, partition: number): Millis | null {
    return this.commits.get(group)?.get(topic)?.[partition]?.points.at(-1)?.at ?? null;
  }

  private addCommitted(committed: Committed, at: Millis): void {
    committed.offsets.forEach((offset, partition) => {
      if (offset === null) return;
      const track = this.track(committed.group, committed.topic, partition);
      const last = track.points.at(-1);
      const agreed = track.polled === offset;
      track.polled = offset;
      track.missed = false;
      if (last?.offset === offset) return;
      // A stream that is up will tell of this commit itself, with its true time; only what it never tells
      // (a commit from before it started, or one that two polls agree on) is taken from the poll.
      if (last && this.seesRepeats && !agreed) return;
      if (last && last.at > at) return;
      this.addCommit({ group: committed.group, topic: committed.topic, partition, offset, at });
    });
  }

  private track(group: string, topic: string, partition: number): CommitTrack {
    const topics = this.commits.get(group) ?? new Map<string, CommitTrack[]>();
    this.commits.set(group, topics);
    const tracks = topics.get(topic) ?? [];
    topics.set(topic, tracks);
    return (tracks[partition] ??= { points: [], polled: null, missed: false });
  }

  private bucket(at: Millis): number {
    return Math.floor(at / this.bucketMs);
  }

  private forgetCommitsOn(topic: string): void {
    for (const topics of this.commits.values()) topics.delete(topic);
  }

  /**
   * Drops commits whose offset is gone (expired, deleted, or deleted with its topic) where no stream tells of it. Two polls
   * in a row must lack it: the first may have been read before the commit that the stream has told of since.
   */
  private forgetRemoved(poll: Poll): void {
    const read = new Map<string, Map<string, Committed["offsets"]>>();
    for (const { group, topic, offsets } of poll.committed) {
      const topics = read.get(group) ?? new Map<string, Committed["offsets"]>();
      read.set(group, topics.set(topic, offsets));
    }
    for (const { group } of poll.groups) {
      if (poll.unread?.has(group)) continue;
      for (const [topic, tracks] of this.commits.get(group) ?? []) {
        const offsets = read.get(group)?.get(topic);
        tracks.forEach((track, partition) => {
          if ((offsets?.[partition] ?? null) !== null) return;
          if (track.missed) delete tracks[partition];
          else track.missed = true;
        });
      }
    }
  }

  /** The clock was set back: moves what was read under the old one back with it, so that windows stay whole and in order. */
  private turnBack(now: Millis): void {
    const back = this.newestPoll - now + 1;
    for (const { partitions, older, starts } of this.topics.values())
      for (const points of [...partitions, ...older, ...starts]) moveBack(points, back);
    for (const points of this.members.values()) moveBack(points, back);
    // Commits have the brokers' times: they lie in the future if it is the new clock that is wrong.
    const tracks = [...this.commits.values()].flatMap((topics) =>
      [...topics.values()].flatMap(Object.values<CommitTrack>),
    );
    const wrong = tracks.some(({ points }) => (points.at(-1)?.at ?? 0) > now);
    if (wrong) for (const { points } of tracks) moveBack(points, back);
  }

  /** Drops groups and topics that have been gone for a whole window, so that memory does not grow for ever. */
  private forgetMissing(poll: Poll): void {
    const oldest = poll.at - this.windowMs;
    for (const [group, points] of this.members) {
      if ((points.at(-1)?.at ?? 0) < oldest) this.removeGroup(group);
    }
    for (const [topic, track] of this.topics) {
      if (track.partitions.every((points) => (points.at(-1)?.at ?? 0) < oldest)) this.topics.delete(topic);
    }
  }
}

/** Drops points older than `oldest` and hands them out. */
function dropBefore<T extends { at: Millis }>(points: T[], oldest: Millis): T[] {
  let count = 0;
  while (count < points.length && points[count]!.at < oldest) count++;
  return count > 0 ? points.splice(0, count) : [];
}

function moveBack(points: { at: Millis }[] | undefined, ms: Millis): void {
  for (const point of points ?? []) point.at -= ms;
}

/** Drops commits older than `oldest`, but always keeps the newest one: it is what the group stands at. */
function dropCommitsBefore(points: CommitPoint[], oldest: Millis): void {
  let count = 0;
  while (count < points.length - 1 && points[count]!.at < oldest) count++;
  if (count > 0) points.splice(0, count);
}
