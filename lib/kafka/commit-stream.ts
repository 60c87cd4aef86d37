/**
 * Tails `__consumer_offsets` without a consumer group of its own: one long fetch after the other at each broker that
 * leads partitions of it. Leaders are followed wherever they go; a broker that is away delays only its partitions.
 * Offsets committed in a transaction appear once it is committed, those of aborted ones never.
 */
import type { Broker, StreamEvent, StreamHealth } from "@/lib/core/words/collection";
import type { Right } from "@/lib/core/words/problem-kind";
import { say, type Reason, type Said } from "@/lib/core/words/sentences/facts";
import { ReasonError } from "@/lib/core/words/sentences/reason-error";
import type { Millis } from "@/lib/core/words/terms";
import type { ClusterIdentity } from "./cluster-identity";
import { EventCollector } from "./commit-events";
import { Connections } from "./connections";
import { explainCode, reasonOf } from "./errors";
import type { FetchedPartition } from "./fetch-codec";
import { OFFSETS_TOPIC } from "./offsets-partition";
import { readMetadata } from "./metadata";
import type { TopicMetadata } from "./metadata-codec";
import { WakeSignal, Pauses } from "./pauses";
import { decodeBatches } from "./record-batch-codec";
import { FETCH } from "./requests";
import type { ClusterSettings } from "./settings";
import { HealthKeeper } from "./stream-health";
import { findStarts } from "./stream-start";

const OFFSET_OUT_OF_RANGE = 1;
const UNKNOWN_TOPIC = 3;
const NOT_AUTHORISED = 29;
const NO_LEADER = -1;

/** Answers are awaited until they hold this much or this long; that is how late an event may come. */
const MIN_BYTES = 256 * 1024;
const MAX_WAIT_MS = 500;
/** Decoding this much takes some 20 ms, in which the process does nothing else. */
const MAX_BYTES = 1024 * 1024;

const RETRY_MS: Millis = 1_000;
/** Leaders are looked up this often though nobody asks, and at most this often when somebody does. */
const SURVEY_MS: Millis = 60_000;
const SURVEY_GAP_MS: Millis = 500;
/** When nothing but a person can help. */
const BLOCKED_MS: Millis = 60_000;

/** After so many answers of which nothing could be unpacked, the topic is taken to be written so. */
const PACKED_IN_A_ROW = 3;

/** Something that no retry mends soon. */
class Blocked extends ReasonError<Said> {
  constructor(
    said: Said,
    readonly rights: Right[],
  ) {
    super(said);
  }
}

interface Tailed {
  /** Broker that is asked for it; -1 while none is known. */
  leader: number;
  /** Next offset to read; null before the start was found. */
  next: bigint | null;
}

export interface StreamListener {
  events(events: readonly StreamEvent[]): void;
  health(health: StreamHealth): void;
}

export class CommitStream {
  private readonly connections: Connections;
  private readonly health: HealthKeeper;
  private readonly pauses = new Pauses();
  private readonly leadersMoved = new WakeSignal();
  private readonly partitions = new Map<number, Tailed>();
  private readonly tails = new Map<number, Promise<void>>();
  private readonly healthy = new Set<number>();
  private brokers: Broker[] = [];
  private topic: TopicMetadata | null = null;
  private createdMeanwhile = false;
  /** Answers in a row of which nothing could be unpacked, and why. */
  private packed: { reason: Reason | null; inARow: number } = { reason: null, inARow: 0 };
  private closed = false;
  private running: Promise<void> | null = null;
  private settle: () => void = () => undefined;

  constructor(
    private readonly settings: ClusterSettings,
    private readonly listener: StreamListener,
    private readonly now: () => Millis = () => Date.now(),
    identity: ClusterIdentity | null = null,
  ) {
    this.connections = new Connections(settings, identity);
    this.health = new HealthKeeper((health) => listener.health(health), now);
  }

  /** Starts; resolves when events flow, or when it is said why they do not. From then on it goes on by itself. */
  start(): Promise<void> {
    const settled = new Promise<void>((resolve) => (this.settle = resolve));
    this.running = this.run();
    return settled;
  }

  /** Ends the tail; nothing is told after it resolves. */
  async close(): Promise<void> {
    this.closed = true;
    this.pauses.end();
    await this.connections.close();
    await this.running;
    await Promise.all(this.tails.values());
    this.settle();
  }

  private async run(): Promise<void> {
    while (!this.closed) {
      const wait = await this.survey().catch((error: unknown) => this.fail(error));
      await this.pauses.pause(SURVEY_GAP_MS);
      await this.pauses.pause(wait, this.leadersMoved);
    }
  }

  /** Finds out who leads what and starts the tails that are missing. Returns how long the answer is good for. */
  private async survey(): Promise<Millis> {
    const metadata = await readMetadata(this.connections, this.settings.brokers, this.brokers, [OFFSETS_TOPIC]);
    this.brokers = metadata.brokers;
    const topic = metadata.topics.find((candidate) => candidate.topic === OFFSETS_TOPIC);
    if (topic?.errorCode === NOT_AUTHORISED) throw notAuthorised(["Describe", "Read"]);
    if (!topic || topic.errorCode === UNKNOWN_TOPIC || topic.partitions.length === 0) {
      // Nobody has committed anything yet: once the topic is there, it is read from its first record.
      this.createdMeanwhile = true;
      this.setHealth("running", null);
      return RETRY_MS;
    }
    this.topic = topic;
    topic.partitions.forEach(({ leader }, partition) => {
      const tailed = this.partitions.get(partition) ?? { leader: NO_LEADER, next: null };
      tailed.leader = this.brokers.some(({ id }) => id === leader) ? leader : NO_LEADER;
      this.partitions.set(partition, tailed);
    });
    const all = [...this.partitions.values()];
    for (const { leader } of all)
      if (leader !== NO_LEADER && !this.tails.has(leader)) this.tails.set(leader, this.tail(leader));
    if (this.tails.size === 0) throw new ReasonError(say("offsets-topic.leaderless", { topic: OFFSETS_TOPIC }));
    return all.some(({ leader }) => leader === NO_LEADER) ? RETRY_MS : SURVEY_MS;
  }

  /** Reads from one broker as long as it leads anything. Never rejects. */
  private async tail(id: number): Promise<void> {
    for (;;) {
      const broker = this.brokers.find((candidate) => candidate.id === id);
      const mine = [...this.partitions].filter(([, { leader }]) => leader === id);
      if (this.closed || !broker || mine.length === 0) break;
      try {
        await this.place(broker, mine);
        await this.fetch(broker, mine);
        this.healthy.add(id);
        // One such batch may be anybody's; as long as they all are, nothing is seen, though reading goes on.
        const { reason, inARow } = this.packed;
        if (reason === null || inARow < PACKED_IN_A_ROW) this.setHealth("running", null);
        else this.setHealth("unavailable", unread(reason));
      } catch (error) {
        this.healthy.delete(id);
        const wait = this.fail(error);
        this.leadersMoved.set();
        await this.pauses.pause(wait);
      }
    }
    this.healthy.delete(id);
    this.tails.delete(id);
  }

  /** Finds the start of the partitions that have none yet. */
  private async place(broker: Broker, mine: [number, Tailed][]): Promise<void> {
    const partitions = new Set(mine.flatMap(([partition, { next }]) => (next === null ? [partition] : [])));
    if (partitions.size === 0 || !this.topic) return;
    const request = { connections: this.connections, broker, topic: this.topic, partitions, now: this.now() };
    const starts = await findStarts({ ...request, fromStart: this.createdMeanwhile });
    for (const [partition, tailed] of mine) tailed.next ??= starts.get(partition) ?? null;
    if (starts.size === 0)
      throw new ReasonError(say("offsets-topic.endless", { broker: broker.id, topic: OFFSETS_TOPIC }));
  }

  private async fetch(broker: Broker, mine: [number, Tailed][]): Promise<void> {
    const placed = mine.flatMap(([partition, { next }]) => (next === null ? [] : [[partition, next] as const]));
    // Answers are filled in the order of the request; turning it keeps a busy partition from starving others.
    const first = placed.length === 0 ? 0 : Math.floor(Math.random() * placed.length);
    const answer = await this.connections.call(broker, FETCH, {
      topic: OFFSETS_TOPIC,
      positions: new Map([...placed.slice(first), ...placed.slice(0, first)]),
      maxWaitMs: Math.min(MAX_WAIT_MS, Math.floor(this.settings.requestTimeoutMs / 2)),
      minBytes: MIN_BYTES,
      maxBytes: MAX_BYTES,
    });
    if (answer.errorCode !== 0) throw new ReasonError(explainCode(answer.errorCode));
    for (const partition of answer.partitions) this.take(partition);
  }

  /** Takes in one partition's answer and moves on in it. */
  private take({ partition, errorCode, records, aborted }: FetchedPartition): void {
    const tailed = this.partitions.get(partition);
    if (!tailed || tailed.next === null) return;
    const position = tailed.next;
    if (errorCode === NOT_AUTHORISED) throw notAuthorised(["Read"]);
    if (errorCode === OFFSET_OUT_OF_RANGE) {
      tailed.next = null;
    } else if (errorCode !== 0) {
      tailed.leader = NO_LEADER;
      this.leadersMoved.set();
    } else {
      const collector = new EventCollector((events) => {
        if (!this.closed) this.listener.events(events);
      });
      // Moved on before anything is handed over: nothing in a batch may bring it back again and again.
      const moveOn = (next: bigint) => {
        tailed.next = next;
        collector.rest();
      };
      const decoded = decodeBatches(records, aborted, position, collector.take, moveOn);
      collector.end();
      this.health.count(decoded.records + decoded.unreadable, collector.skipped + decoded.unreadable);
      if (decoded.records > 0) this.packed.inARow = 0;
      else if (decoded.packed) this.packed = { reason: decoded.packed, inARow: this.packed.inARow + 1 };
    }
  }

  /** Says that something went wrong, if nothing else is left that works. Returns when to try again. */
  private fail(error: unknown): Millis {
    const blocked = error instanceof Blocked;
    if (blocked || this.healthy.size === 0)
      this.setHealth("unavailable", blocked ? error.said : unread(reasonOf(error)), blocked ? error.rights : undefined);
    return blocked ? BLOCKED_MS : RETRY_MS;
  }

  private setHealth(state: StreamHealth["state"], why: Said | null, rights?: Right[]): void {
    if (this.closed) return;
    this.health.set(state, why, rights);
    this.settle();
  }
}

const unread = (reason: Reason) => say("stream.unread", { topic: OFFSETS_TOPIC, reason });

function notAuthorised(operations: Right["operation"][]): Blocked {
  return new Blocked(
    say("stream.not-authorised", { topic: OFFSETS_TOPIC, operations }),
    operations.map((operation) => ({ operation, resourceType: "topic", name: OFFSETS_TOPIC })),
  );
}
