/** The picture of one group on one partition, made from what the cycle read when somebody asks for it. */
import type { Committed, GroupState, OpenTransaction, TopicOffsets } from "./collection";
import { catchUp } from "./forecast";
import { computeLag, lagAt, nextOffset, NO_COMMITTED_OFFSET } from "./lag";
import { notesOf } from "./notes";
import { OffsetSum } from "./offset-column";
import { consumeRate } from "./rates";
import type { PartitionSnapshot, TopicStanding } from "./snapshot";
import { timeLag, waitOf } from "./time-lag";
import { known, unknown, type Millis } from "./terms";
import type { Verdict } from "./verdict";
import type { BeyondEnd } from "./verdict-store";
import type { WindowStore } from "./window-store";

/** A group's share in one topic as one cycle read and judged it. */
export interface Share {
  state: GroupState;
  topic: string;
  /** How many partitions there are: of the topic, of committed offsets, or of assignments, whatever is most. */
  count: number;
  /** The topic's logs; undefined where the cluster does not list it. */
  logs: TopicOffsets | undefined;
  committed: Committed | undefined;
  /** Why some or all of the group's committed offsets could not be read; null where "none" means none. */
  unread: string | null;
  /** Member ids by partition. */
  owners: readonly (string | undefined)[];
  verdicts: readonly (Verdict | undefined)[];
  transactions: ReadonlyMap<string, OpenTransaction>;
  /** Committed offsets that lay beyond the log end and that the log has passed in this cycle, by partition. */
  skipped?: ReadonlyMap<number, BeyondEnd>;
  windows: WindowStore;
  now: Millis;
}

/** Key of a partition among the open transactions. */
export const transactionKey = (topic: string, partition: number) => `${topic}\0${partition}`;

/** Where a group stands on a topic. */
export function standing(share: Share): TopicStanding {
  const { topic, count, logs, committed: entry, unread } = share;
  const lags: (bigint | null)[] = [];
  let committed: OffsetSum | null = null;
  let lost: OffsetSum | null = null;
  let beyond: OffsetSum | null = null;
  let uncommitted: OffsetSum | null = null;
  let lostAt: number | null = null;
  for (let partition = 0; partition < count; partition++) {
    lags.push(lagAt(logs, entry, partition));
    const offset = entry?.offsets[partition] ?? null;
    const [start, end] = [logs?.logStart[partition] ?? null, logs?.logEnd[partition] ?? null];
    if (unread === null && start !== null && end !== null)
      (uncommitted ??= new OffsetSum()).add(offset === null && end > start ? end - start : 0n);
    if (offset === null) continue;
    if (end !== null) (beyond ??= new OffsetSum()).add(beyondEnd(share, partition) ?? 0n);
    (committed ??= new OffsetSum()).add(offset);
    if (start === null) continue;
    (lost ??= new OffsetSum()).add(offset < start ? start - offset : 0n);
    if (offset < start) lostAt ??= partition;
  }
  const valueOf = (sum: OffsetSum | null) => sum?.value ?? null;
  const sums = { committed: valueOf(committed), lost: valueOf(lost), uncommitted: valueOf(uncommitted) };
  return { topic, lags, ...sums, lostAt, beyondEnd: valueOf(beyond) };
}

/** By how many records the committed offset lies beyond the log end; undefined where it does not, or that is not known. */
export function beyondEnd({ logs, committed: entry }: Share, partition: number): bigint | undefined {
  const [committed, logEnd] = [entry?.offsets[partition] ?? null, logs?.logEnd[partition] ?? null];
  const told = entry?.lags?.[partition] ?? null;
  return told === null && committed !== null && logEnd !== null && committed > logEnd ? committed - logEnd : undefined;
}

const whyUnread = (logs: TopicOffsets | undefined, partition: number) =>
  logs?.problems[partition] ?? (logs ? "could not be read" : "the topic is not in the cluster's metadata");

/** The lag of a partition and what was lost there, with the reason where they are not known. */
export function lagOf({ logs, committed: entry, unread }: Share, partition: number) {
  return computeLag({
    committed: entry?.offsets[partition] ?? null,
    logStart: logs?.logStart[partition] ?? null,
    logEnd: logs?.logEnd[partition] ?? null,
    hasLeader: logs?.leader[partition] !== -1,
    markers: entry?.markers?.[partition],
    told: entry?.lags?.[partition],
    why: whyUnread(logs, partition),
    unread,
  });
}

export function partitionSnapshot(share: Share, partition: number): PartitionSnapshot {
  const { state, topic: name, logs, committed: entry, windows, now } = share;
  const verdict = share.verdicts[partition]!;
  const committed = entry?.offsets[partition] ?? null;
  const markers = entry?.markers?.[partition] ?? 0n;
  const logStart = logs?.logStart[partition] ?? null;
  const logEnd = logs?.logEnd[partition] ?? null;
  const leader = logs?.leader[partition] ?? null;
  const why = whyUnread(logs, partition);
  const told = entry?.lags?.[partition] ?? null;
  const { lag, lost } = lagOf(share, partition);
  const none = unknown(share.unread ?? NO_COMMITTED_OFFSET);
  const done = doneBeyond(committed, logEnd, markers, told);
  const lastStable = logs?.lastStable?.[partition] ?? null;
  const owner = share.owners[partition] ?? null;
  const beyond = beyondEnd(share, partition);
  const skipped = share.skipped?.get(partition);
  const transaction = share.transactions.get(transactionKey(name, partition));
  const offsets = {
    committed,
    unread: share.unread !== null,
    logStart,
    logEnd,
    lastStable,
    markers,
    aborted: entry?.aborted?.has(partition) ?? false,
  };
  const next = committed === null ? null : nextOffset(committed, logStart, done);
  const notes = notesOf({ state, ...offsets, lag, lost, compacted: logs?.compacted ?? false, owner, transaction, now });
  const produced = windows.produceRate(name, partition, now);
  const consumed = consumeRate(windows.commitReadings(state.group, name, partition), now);
  return {
    topic: name,
    partition,
    status: verdict.partitionStatus,
    consumerStatus: verdict.consumerStatus,
    since: verdict.since,
    finding: verdict.finding,
    committed: committed === null ? none : known(committed),
    logEnd: logEnd === null ? unknown(`log end offset: ${why}`) : known(logEnd),
    logStart: logStart === null ? unknown(`log start offset: ${why}`) : known(logStart),
    lag,
    timeLag: next === null ? none : waitOf(lag, timeLag(windows.logReadings(name, partition), next, now)),
    produceRate: produced,
    consumeRate: consumed,
    catchUp: catchUp(lag, produced, consumed),
    lastCommitAt: windows.lastCommitAt(state.group, name, partition),
    lost,
    leader: leader === -1 ? null : leader,
    replicas: [...(logs?.replicas[partition] ?? [])],
    inSyncReplicas: [...(logs?.inSyncReplicas[partition] ?? [])],
    owner,
    ...(lastStable !== null ? { lastStable } : {}),
    ...(beyond === undefined ? {} : { beyondEnd: beyond }),
    ...(skipped ? { skipped } : {}),
    ...(notes ? { notes } : {}),
  };
}

/** How many offsets from `committed` on are done with although nothing says so: markers, or a share group's start that comes late. */
export function doneBeyond(
  committed: bigint | null,
  logEnd: bigint | null,
  markers: bigint,
  told: bigint | null,
): bigint {
  if (markers > 0n) return markers;
  if (committed === null || logEnd === null || told === null) return 0n;
  const done = logEnd - committed - told;
  return done > 0n ? done : 0n;
}
