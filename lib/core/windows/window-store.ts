/**
 * The windows of one cluster, kept in memory: log readings per topic (shared by all groups that read it), commits per
 * group and topic, member counts per group. Both sources feed it. It keeps columns of numbers; the rules are handed
 * one partition's window as objects, made when they ask.
 */
import type { CommitEvent, Committed, GroupState, Poll, TopicOffsets } from "../words/collection";
import { Claims } from "./claims";
import { CommitColumns } from "./commit-columns";
import { LogRows } from "./log-rows";
import { PolledOffsets } from "./polled-offsets";
import { produceRate } from "../numbers/rates";
import { NO_READINGS, type CommitReadings, type LogReadings } from "../numbers/readings";
import type { Millis } from "../words/terms";
import type { Known } from "../words/known";
import type { MemberPoint, PartitionWindow } from "../numbers/window";

/** No window holds more commits than about this many; faster commits are thinned to the newest of each bucket. */
const COMMITS_PER_WINDOW = 150;

/**
 * When the first poll finds a group beyond a commit that is older than this, nobody was watching in between, and a stream that
 * begins late may never tell. Sooner than this no rule takes silence for trouble.
 */
const AWAY_MS = 30_000;

/** Commits that the stream tells of before a poll has seen their partitions: as many as it looks back for. */
const MOST_EARLY = 200_000;

/** What a window needs of a topic at one moment; the rest of `TopicOffsets` may be missing (history has it not). */
export type TopicMoment = Pick<TopicOffsets, "topic" | "topicId" | "at" | "logEnd" | "logStart" | "leader">;

/** What is known of one group on one topic. */
interface Track {
  commits: CommitColumns;
  polled: PolledOffsets;
  /** Partitions of a stored past that have a repeated commit; null where there are none. */
  repeated: Set<number> | null;
}

export class WindowStore {
  private readonly topics = new Map<string, { topicId: string | null; logs: LogRows }>();
  private readonly tracks = new Map<string, Map<string, Track>>();
  private readonly members = new Map<string, MemberPoint[]>();
  /** Commits of the stream on partitions that no poll has seen yet. */
  private early: { event: CommitEvent; now: Millis }[] = [];
  /** Groups with commits that the last poll did not name. */
  private unnamed = new Set<string>();
  /** Commits on partitions that do not exist, as of the last poll. */
  claims = new Claims();
  /** Fast commits are thinned to the first and the newest of each stretch of so many ms, fast readings to the newest. */
  readonly bucketMs: number;
  /** The track that was asked for last: commits of one group on one topic follow each other. */
  private last: { group: string; topic: string; track: Track } | null = null;
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
    this.settleEarly();
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
    let known = this.topics.get(topic.topic);
    if (!known || (known.topicId !== null && topic.topicId !== null && known.topicId !== topic.topicId)) {
      if (known) {
        for (const topics of this.tracks.values()) topics.delete(topic.topic);
        this.last = null;
        this.renewed.add(topic.topic);
      }
      known = { topicId: topic.topicId, logs: new LogRows(this.bucketMs) };
      this.topics.set(topic.topic, known);
    }
    known.topicId ??= topic.topicId;
    known.logs.add(topic, this.windowMs);
  }

  /** Takes in a group's membership at one moment. */
  addGroup(state: GroupState, at: Millis): void {
    this.addMemberCount(state.group, at, state.members.known ? state.members.value.length : null);
  }

  /** Takes in how many members a group had; null when it could not be read. */
  addMemberCount(group: string, at: Millis, count: number | null): void {
    const points = this.members.get(group) ?? [];
    points.push({ at, count, owned: null });
    let gone = 0;
    while (gone < points.length && points[gone]!.at < at - this.windowMs) gone++;
    if (gone > 0) points.splice(0, gone);
    this.members.set(group, points);
  }

  /**
   * Takes in one commit of the stream, or one refilled from history, as of no later than `now`. Commits may arrive late; order
   * is kept by time.
   */
  addCommit(event: Pick<CommitEvent, "group" | "topic" | "partition" | "offset" | "at">, now: Millis = Infinity): void {
    this.commit(this.track(event.group, event.topic).commits, event.partition, Math.min(event.at, now), event.offset);
  }

  /**
   * Takes in the newest commit of a partition at one moment of a stored past, oldest first. A past does not say whether repeats
   * were seen; of a partition that has one they were.
   */
  addStoredCommit({ group, topic, partition, offset, at }: Omit<CommitEvent, "kind">): void {
    const track = this.track(group, topic);
    const lastAt = track.commits.lastAt(partition) ?? -Infinity;
    const again = track.commits.endsAt(partition, offset);
    // A tick repeats the newest commit until the next one. With an earlier time it is what the tick before had from a poll.
    if (lastAt === at || (lastAt > at && !again)) return;
    // A commit again at the same offset has a later time.
    if (again && lastAt < at) (track.repeated ??= new Set()).add(partition);
    this.commit(track.commits, partition, at, offset);
  }

  /**
   * Takes in one commit of the stream, as of no later than `now`. Anybody who may write to `__consumer_offsets` chooses the
   * partition's number: one that no poll has seen waits for the next poll, and is dropped if that has not seen it, either.
   */
  addStreamed(event: CommitEvent, now: Millis): void {
    const width = this.topics.get(event.topic)?.logs.width ?? 0;
    if (event.partition < width) this.addCommit(event, now);
    else if (this.early.length < MOST_EARLY) this.early.push({ event, now });
  }

  /** Drops what is known of a commit that was removed: expired, deleted, or gone with its group. */
  removeCommit(group: string, topic: string, partition: number): void {
    const track = this.tracks.get(group)?.get(topic);
    track?.commits.clear(partition);
    track?.polled.clear(partition);
  }

  /** Drops a group that was deleted. */
  removeGroup(group: string): void {
    this.tracks.delete(group);
    this.last = null;
    this.members.delete(group);
  }

  /** The window of one group on one partition, made for the asker. */
  window(group: string, topic: string, partition: number): PartitionWindow {
    const logs = this.logsOf(topic);
    return {
      logPoints: logs?.series(partition) ?? [],
      olderLog: logs?.olderOf(partition) ?? [],
      logStartMoves: logs?.startsOf(partition) ?? [],
      commits: this.commitsOf(group, topic)?.points(partition) ?? [],
      members: this.members.get(group) ?? [],
      seesRepeats: this.seesRepeats || (this.tracks.get(group)?.get(topic)?.repeated?.has(partition) ?? false),
    };
  }

  /** The readings of a topic's logs as they are kept; undefined where there are none. */
  logsOf(topic: string): LogRows | undefined {
    return this.topics.get(topic)?.logs;
  }

  /** A group's commits on a topic as they are kept; undefined where there are none. */
  commitsOf(group: string, topic: string): CommitColumns | undefined {
    return this.tracks.get(group)?.get(topic)?.commits;
  }

  /** The readings of one log, none where nothing is known. */
  logReadings(topic: string, partition: number): LogReadings {
    return this.logsOf(topic)?.readings(partition) ?? NO_READINGS;
  }

  /** The commits of a group on one partition, none where nothing is known. */
  commitReadings(group: string, topic: string, partition: number): CommitReadings {
    return this.commitsOf(group, topic)?.readings(partition) ?? NO_READINGS;
  }

  /** Records written per second to one partition, as of `now`. */
  produceRate(topic: string, partition: number, now: Millis): Known<number> {
    return this.logsOf(topic)?.produceRate(partition, now) ?? produceRate(NO_READINGS, now);
  }

  /** Time of the newest commit; null when none is known. */
  lastCommitAt(group: string, topic: string, partition: number): Millis | null {
    return this.commitsOf(group, topic)?.lastAt(partition) ?? null;
  }

  private settleEarly(): void {
    this.claims = new Claims();
    for (const { event, now } of this.early.splice(0)) {
      const { group, topic, partition } = event;
      const count = this.topics.get(topic)?.logs.width ?? 0;
      if (partition < count) this.addCommit(event, now);
      // Of a topic that is not there nothing can be said: it may have been deleted.
      else if (count > 0) this.claims.add({ group, topic, partition, count });
    }
  }

  private commit(commits: CommitColumns, partition: number, at: Millis, offset: bigint): void {
    const count = commits.countOf(partition);
    if (count === 0) return commits.push(partition, at, offset);
    const lastAt = commits.at(partition, count - 1);
    if (lastAt <= at) {
      if (lastAt === at && commits.offset(partition, count - 1) === offset) return;
      // Replacing only when the bucket already has a point keeps at least one commit of every bucket.
      const bucket = this.bucket(at);
      const crowded =
        count > 1 && this.bucket(lastAt) === bucket && this.bucket(commits.at(partition, count - 2)) === bucket;
      if (crowded) commits.pop(partition);
      commits.push(partition, at, offset);
    } else if (!commits.points(partition).some((known) => known.at === at)) {
      // A poll came upon it before the stream told of it, with its true time: it is one commit, and not repeated.
      if (commits.endsAt(partition, offset)) commits.pop(partition);
      commits.insert(partition, at, offset);
    }
    commits.dropBefore(partition, at - this.windowMs);
  }

  private addCommitted({ group, topic, offsets }: Committed, at: Millis): void {
    const { commits, polled } = this.track(group, topic);
    for (let partition = 0; partition < offsets.length; partition++) {
      const offset = offsets[partition] ?? null;
      if (offset === null) continue;
      const first = !polled.knows(partition);
      const agreed = polled.agrees(partition, offset);
      if (commits.endsAt(partition, offset)) continue;
      const lastAt = commits.lastAt(partition);
      // A stream that is up will tell of this commit itself, with its true time; only what it never tells
      // (a commit from before it started, or one that two polls agree on) is taken from the poll.
      const notStreamed = agreed || (first && lastAt !== null && at - lastAt > AWAY_MS);
      if (lastAt !== null && this.seesRepeats && !notStreamed) continue;
      if (lastAt !== null && lastAt > at) continue;
      this.commit(commits, partition, at, offset);
    }
  }

  private track(group: string, topic: string): Track {
    const { last } = this;
    if (last?.group === group && last.topic === topic) return last.track;
    const track = this.findTrack(group, topic);
    this.last = { group, topic, track };
    return track;
  }

  private findTrack(group: string, topic: string): Track {
    let topics = this.tracks.get(group);
    if (!topics) this.tracks.set(group, (topics = new Map<string, Track>()));
    let track = topics.get(topic);
    if (!track) {
      track = { commits: new CommitColumns(this.windowMs), polled: new PolledOffsets(), repeated: null };
      topics.set(topic, track);
    }
    return track;
  }

  private bucket(at: Millis): number {
    return Math.floor(at / this.bucketMs);
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
      if (poll.unread.has(group)) continue;
      const topics = read.get(group);
      for (const [topic, { commits, polled }] of this.tracks.get(group) ?? []) {
        const offsets = topics?.get(topic);
        for (let partition = 0; partition < commits.partitions; partition++) {
          if ((offsets?.[partition] ?? null) !== null || commits.countOf(partition) === 0) continue;
          if (!polled.missTwice(partition)) continue;
          commits.clear(partition);
          polled.clear(partition);
        }
      }
    }
  }

  /** The clock was set back: moves what was read under the old one back with it, so that windows stay whole and in order. */
  private turnBack(now: Millis): void {
    const back = this.newestPoll - now + 1;
    for (const { logs } of this.topics.values()) logs.moveBack(back);
    for (const points of this.members.values()) for (const point of points) point.at -= back;
    // Commits have the brokers' times: they lie in the future if it is the new clock that is wrong.
    const all = [...this.tracks.values()].flatMap((topics) => [...topics.values()].map(({ commits }) => commits));
    const inFuture = (commits: CommitColumns) => {
      for (let partition = 0; partition < commits.partitions; partition++)
        if ((commits.lastAt(partition) ?? 0) > now) return true;
      return false;
    };
    if (all.some(inFuture)) for (const commits of all) commits.moveBack(back);
  }

  /** Drops groups and topics that have been gone for a whole window, so that memory does not grow for ever. */
  private forgetMissing(poll: Poll): void {
    const oldest = poll.at - this.windowMs;
    for (const [group, points] of this.members) {
      if ((points.at(-1)?.at ?? 0) < oldest) this.removeGroup(group);
    }
    // The stream also tells of groups that no poll names: those that nobody may describe, and made-up ones.
    const unnamed = new Set<string>();
    let read: Set<string> | null = null;
    for (const group of this.tracks.keys()) {
      if (this.members.has(group)) continue;
      read ??= new Set(poll.committed.map((entry) => entry.group));
      if (read.has(group)) continue;
      if (this.unnamed.has(group)) this.removeGroup(group);
      else unnamed.add(group);
    }
    this.unnamed = unnamed;
    for (const [topic, { logs }] of this.topics) {
      if ((logs.newestAt ?? 0) >= oldest) continue;
      this.topics.delete(topic);
      this.last = null;
      for (const topics of this.tracks.values()) topics.delete(topic);
    }
  }
}
