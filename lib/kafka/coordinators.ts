/**
 * Which broker coordinates which group. The partition of `__consumer_offsets` that Kafka would keep a group in is a hint, and so
 * is the broker that lists it: compatible brokers and proxies place groups their own way, and a broker may go on listing groups that
 * it has handed over. Where the two differ, and where a broker says that it is not the one, FindCoordinator decides.
 */
import type { Broker, GroupType } from "@/lib/core/words/collection";
import type { Connections } from "./connections";
import { inBatches } from "./in-batches";
import type { FoundCoordinator } from "./find-coordinator-codec";
import type { TopicMetadata } from "./metadata-codec";
import { OFFSETS_TOPIC, offsetsPartition } from "./offsets-partition";
import { FIND_COORDINATOR } from "./requests";

/** COORDINATOR_LOAD_IN_PROGRESS, COORDINATOR_NOT_AVAILABLE, NOT_COORDINATOR. */
const REFUSALS = new Set([14, 15, 16]);
/** Groups in one request; brokers before 3.0 are asked one by one. */
const BATCH = 100;
/** So many groups are asked for in one poll; the others keep who lists them until it is their turn. */
const MOST_ASKED = 500;
/** Nobody is asked about the same group again before, unless what speaks for its place changes. */
const AGAIN_MS = 10_000;
/** So many answers are remembered. */
const MOST_REMEMBERED = 100_000;
const NO_LEADER = -1;

/** A group as its coordinator lists it. */
export interface ListedGroup {
  group: string;
  type: GroupType;
  /** Kafka's own word; null where the broker leaves it out. */
  state: string | null;
  coordinator: number;
}

/** Whether an answer's code says that the broker does not coordinate the group (now). */
export const isRefusal = (errorCode: number): boolean => REFUSALS.has(errorCode);

/** What FindCoordinator said, and what spoke for the group's place then: when that changes, it is asked again. */
interface Remembered {
  coordinator: number;
  hinted: number | undefined;
  /** Null until a list names it. */
  listedBy: number | null;
  askedAt: number;
}

export class Coordinators {
  private brokers: readonly Broker[] = [];
  private partitions: readonly { leader: number }[] = [];
  private readonly remembered = new Map<string, Remembered>();
  private doubtful: { group: string; listedBy: number }[] = [];
  private left = MOST_ASKED;

  constructor(
    private readonly connections: Pick<Connections, "callForGroups">,
    private readonly clock: () => number = () => performance.now(),
  ) {}

  /** Begins a poll with the cluster's metadata of now. */
  begin(brokers: readonly Broker[], topics: readonly Pick<TopicMetadata, "topic" | "partitions">[]): void {
    this.brokers = brokers;
    this.partitions = topics.find(({ topic }) => topic === OFFSETS_TOPIC)?.partitions ?? [];
    this.doubtful = [];
    this.left = MOST_ASKED;
    if (this.remembered.size > MOST_REMEMBERED) this.remembered.clear();
  }

  /** Who should coordinate a group that nobody lists; -1 where nobody can, undefined where that is not known. */
  readonly of = (group: string): number | undefined => {
    const hinted = this.hint(group);
    const known = this.remembered.get(group);
    return known && known.hinted === hinted ? known.coordinator : hinted;
  };

  /** Who coordinates a group that these brokers list, as far as is known without asking; `settle` asks for the rest. */
  place(group: string, listedBy: readonly number[]): number {
    const [first = NO_LEADER] = listedBy;
    const hinted = this.hint(group);
    const known = this.remembered.get(group);
    if (known) known.listedBy ??= first;
    if (known && known.hinted === hinted && listedBy.includes(known.listedBy!)) return known.coordinator;
    if (hinted !== undefined && listedBy.includes(hinted)) return hinted;
    if (hinted === undefined && listedBy.length === 1) return first;
    this.doubtful.push({ group, listedBy: first });
    return first;
  }

  /** Asks about the groups that were placed in doubt. One that has no coordinator at all leaves the list. Never rejects. */
  async settle(list: Map<string, ListedGroup>): Promise<void> {
    const listedBy = new Map(this.doubtful.map((doubt) => [doubt.group, doubt.listedBy]));
    const answers = await this.ask([...listedBy.keys()]);
    for (const { groupId, errorCode, coordinator } of answers) {
      const group = list.get(groupId);
      if (group && errorCode === 0 && this.isHere(coordinator)) {
        this.remember(groupId, coordinator, listedBy.get(groupId) ?? null);
        list.set(groupId, { ...group, coordinator });
      } else if (this.hint(groupId) === NO_LEADER) list.delete(groupId);
    }
  }

  /**
   * Runs a request for groups at their coordinators, so many at a time, and once more for those that were refused and have
   * another coordinator. `run` returns the groups whose answer is a refusal (`isRefusal`), and is the only one to reject.
   */
  async each(
    groups: readonly ListedGroup[],
    size: number,
    run: (broker: Broker, batch: ListedGroup[]) => Promise<readonly string[]>,
  ): Promise<void> {
    const refused: ListedGroup[] = [];
    await inBatches(this.brokers, groups, size, async (broker, batch) => {
      const names = new Set(await run(broker, batch));
      refused.push(...batch.filter(({ group }) => names.has(group)));
    });
    const moved = await this.redirect(refused);
    await inBatches(this.brokers, moved, size, async (broker, batch) => void (await run(broker, batch)));
  }

  /** Those of the refused groups that have another coordinator than the one that was asked. */
  private async redirect(refused: readonly ListedGroup[]): Promise<ListedGroup[]> {
    const isFresh = (known: Remembered | undefined) => known && this.clock() - known.askedAt < AGAIN_MS;
    const due = refused.flatMap(({ group }) => (isFresh(this.remembered.get(group)) ? [] : [group]));
    for (const { groupId, errorCode, coordinator } of await this.ask(due))
      if (errorCode === 0 && this.isHere(coordinator))
        this.remember(groupId, coordinator, this.remembered.get(groupId)?.listedBy ?? null);
    return refused.flatMap((group) => {
      const known = this.remembered.get(group.group);
      const moved = known && isFresh(known) && known.coordinator !== group.coordinator;
      return moved ? [{ ...group, coordinator: known.coordinator }] : [];
    });
  }

  /** Answers for as many of these groups as may be asked for in this poll, from the first broker that gives any. */
  private async ask(groups: readonly string[]): Promise<FoundCoordinator[]> {
    const asked = groups.slice(0, this.left);
    this.left -= asked.length;
    const answers: FoundCoordinator[] = [];
    for (let start = 0; start < asked.length; start += BATCH)
      answers.push(...(await this.askAny(asked.slice(start, start + BATCH))));
    return answers;
  }

  private async askAny(groups: readonly string[]): Promise<FoundCoordinator[]> {
    for (const broker of this.brokers) {
      const answers = await this.connections.callForGroups(broker, FIND_COORDINATOR, groups).catch(() => null);
      if (answers) return answers;
    }
    return [];
  }

  private remember(group: string, coordinator: number, listedBy: number | null): void {
    this.remembered.set(group, { coordinator, hinted: this.hint(group), listedBy, askedAt: this.clock() });
  }

  private isHere(id: number): boolean {
    return this.brokers.some((broker) => broker.id === id);
  }

  /** Who leads the partition that Kafka would keep the group in. */
  private hint(group: string): number | undefined {
    const { partitions } = this;
    return partitions[offsetsPartition(group, partitions.length || 1)]?.leader;
  }
}
