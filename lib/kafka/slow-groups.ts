/**
 * Groups whose committed offsets do not come in time: one group may have so many of them that all others in its batch
 * wait for it. They are asked beside the polls, on connections of their own, so that no poll waits for them. A batch
 * that was not answered in time is divided until the group is found that it waited for; the others are back in
 * batches with the next poll. A late answer is as old as the poll that asked for it.
 */
import type { Broker } from "@/lib/core/words/collection";
import { plain, type Reason } from "@/lib/core/words/sentences/facts";
import type { Connections } from "./connections";
import { reasonOf } from "./errors";
import type { ListedGroup } from "./coordinators";
import type { FetchedGroup } from "./offset-fetch-codec";
import { OFFSET_FETCH } from "./requests";

/** A poll waits so long for an answer that is asked for beside it. */
const PATIENCE_MS = 1_000;
/** A batch is divided into so many parts, each with a connection of its own. */
const PARTS = 10;
/** Nobody waits for a group that is asked by itself: it may take so many times longer. */
const LONGER = 6;

/** Whether an answer came so soon that others may wait for it. */
export const isPrompt = (ms: number): boolean => ms <= PATIENCE_MS;

/** What a poll gets of groups that are asked aside; who is not among the answers is unknown for the reason. */
export interface SeparateAnswers {
  groups: readonly ListedGroup[];
  answers: readonly FetchedGroup[];
  reason: Reason;
}

interface Answer {
  answers: readonly FetchedGroup[];
  tookMs: number;
}

type Outcome = Answer | { error: unknown };

/** Groups that are asked together on a connection of their own. */
interface Ask {
  broker: Broker;
  groups: readonly ListedGroup[];
  connections: Connections;
  since: number;
  /** Whether the broker took the connection: if so, it is alive, and what is late is the answer. */
  connected: boolean;
  outcome: Outcome | null;
  done: Promise<void>;
}

export class SlowGroups {
  /** Requests sent so far. */
  requests = 0;
  /** What is asked for aside, for the polls to come. */
  private asks: Ask[] = [];
  /** All requests under way. */
  private readonly live = new Set<Ask>();
  private closed = false;

  /** @param connect makes the connections of one request, with its timeout */
  constructor(
    private readonly connect: (requestTimeoutMs: number) => Connections,
    private readonly settings: { requestTimeoutMs: number },
  ) {}

  /** What came since the last poll for those of these groups that are asked aside; asks again for what stays late. */
  async collect(brokers: readonly Broker[], groups: readonly ListedGroup[]): Promise<SeparateAnswers[]> {
    const listed = new Map(groups.map((group) => [group.group, group]));
    const results: SeparateAnswers[] = [];
    const fresh: Ask[] = [];
    for (const ask of this.asks.splice(0)) {
      const mine = ask.groups.filter(({ group }) => listed.get(group)?.coordinator === ask.broker.id);
      const broker = brokers.find(({ id }) => id === ask.broker.id);
      const { outcome } = ask;
      const isGone = !broker || mine.length === 0 || (outcome !== null && !ask.connected);
      if (isGone || (mine.length > 1 && !isAnswer(outcome))) {
        await this.giveUp(ask);
        if (!isGone) fresh.push(...this.parts(broker, mine));
        continue;
      }
      results.push(separateAnswersOf(ask, mine));
      if (outcome === null) this.asks.push(ask);
      else if (!isAnswer(outcome) || !isPrompt(outcome.tookMs)) this.asks.push(...this.parts(broker, mine));
    }
    return [...results, ...(await this.awaitAll(fresh))];
  }

  /** Asks for the groups of a batch that was not answered in time, in parts, and waits a moment for these. */
  divide(broker: Broker, batch: readonly ListedGroup[]): Promise<SeparateAnswers[]> {
    return this.awaitAll(this.parts(broker, batch));
  }

  /** After a batch that was answered late: the group that most of the answer was about is asked aside from now on. */
  askSeparately(broker: Broker, batch: readonly ListedGroup[], answers: readonly FetchedGroup[]): void {
    const sizes = new Map(answers.map((entry) => [entry.groupId, entry.topics.reduce(countPartitions, 0)]));
    const total = [...sizes.values()].reduce((sum, size) => sum + size, 0);
    const huge = batch.find(({ group }) => (sizes.get(group) ?? 0) * 2 > total);
    if (huge && batch.length > 1) this.asks.push(this.ask(broker, [huge]));
  }

  /** Closes all connections, requests under way included. */
  async close(): Promise<void> {
    this.closed = true;
    this.asks = [];
    await Promise.all([...this.live].map((ask) => this.giveUp(ask)));
  }

  private parts(broker: Broker, groups: readonly ListedGroup[]): Ask[] {
    const size = Math.ceil(groups.length / PARTS);
    return Array.from({ length: Math.ceil(groups.length / size) }, (_, part) =>
      this.ask(broker, groups.slice(part * size, (part + 1) * size)),
    );
  }

  private ask(broker: Broker, groups: readonly ListedGroup[]): Ask {
    const connections = this.connect(this.settings.requestTimeoutMs * (groups.length === 1 ? LONGER : 1));
    const since = performance.now();
    const ask: Ask = { broker, groups, connections, since, connected: false, outcome: null, done: Promise.resolve() };
    this.live.add(ask);
    ask.done = this.run(ask).finally(() => this.live.delete(ask));
    return ask;
  }

  private async run(ask: Ask): Promise<void> {
    const { broker, groups, connections, since } = ask;
    const names = groups.map(({ group }) => group);
    try {
      // Begun while everything is being closed: it ends before it has connected.
      if (this.closed) await connections.close();
      await connections.connected(broker);
      ask.connected = true;
      const answers = await connections.callForGroups(broker, OFFSET_FETCH, names);
      ask.outcome = { answers, tookMs: performance.now() - since };
    } catch (error) {
      ask.outcome = { error };
    }
    this.requests += connections.requests;
    await connections.close();
  }

  /** Waits a moment; who is late then goes on aside, unless it is the broker that does not answer at all. */
  private async awaitAll(asks: readonly Ask[]): Promise<SeparateAnswers[]> {
    await atMost(PATIENCE_MS, Promise.all(asks.map(({ done }) => done)));
    const results: SeparateAnswers[] = [];
    for (const ask of asks) {
      results.push(separateAnswersOf(ask, ask.groups));
      if (ask.outcome !== null) continue;
      if (ask.connected && !this.closed) this.asks.push(ask);
      else await this.giveUp(ask);
    }
    return results;
  }

  private async giveUp({ connections, done }: Ask): Promise<void> {
    await connections.close();
    await done;
  }
}

const countPartitions = (sum: number, { committed, beyond = [] }: FetchedGroup["topics"][number]) =>
  sum + committed.length + beyond.length;

const isAnswer = (outcome: Outcome | null): outcome is Answer => outcome !== null && "answers" in outcome;

function separateAnswersOf({ outcome, connected }: Ask, groups: readonly ListedGroup[]): SeparateAnswers {
  if (isAnswer(outcome)) {
    // Those that were deleted or have moved meanwhile are none of this broker's any more.
    const answers = outcome.answers.filter(({ groupId }) => groups.some(({ group }) => group === groupId));
    return { groups, answers, reason: plain("kafka.left-out") };
  }
  if (outcome !== null) return { groups, answers: [], reason: reasonOf(outcome.error) };
  return { groups, answers: [], reason: plain(connected ? "coordinator.late" : "coordinator.full") };
}

async function atMost(ms: number, work: Promise<unknown>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work, over]).finally(() => clearTimeout(timer));
}
