/** The picture of one group on one partition, made from what the cycle read when somebody asks for it. */
import { catchUp } from "../numbers/forecast";
import {
  beyondEnd,
  findingOf,
  lagOf,
  lostOf,
  transactionKey,
  whyUnread,
  type Subscription,
} from "../judge/subscription";
import { doneBeyond, lagAt, nextOffset, NO_COMMITTED_OFFSET, recordsBetween } from "../numbers/lag";
import { notesOf } from "./notes";
import { OffsetSum } from "../numbers/sums";
import { consumeRate } from "../numbers/rates";
import type { PartitionSnapshot, TopicStanding } from "./snapshot";
import { timeLag, waitOf } from "../numbers/time-lag";
import { say } from "../words/sentences/facts";
import { known, unknown } from "../words/known";

/** Where a group stands on a topic. */
export function standing(subscription: Subscription): TopicStanding {
  const { topic, count, logs, committed: entry, unread } = subscription;
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
      (uncommitted ??= new OffsetSum()).add(offset === null ? recordsBetween(start, end) : 0n);
    if (offset === null) continue;
    if (end !== null) (beyond ??= new OffsetSum()).add(beyondEnd(subscription, partition) ?? 0n);
    (committed ??= new OffsetSum()).add(offset);
    const gone = lostOf(subscription, partition);
    if (gone === null) continue;
    (lost ??= new OffsetSum()).add(gone);
    if (gone > 0n) lostAt ??= partition;
  }
  const valueOf = (sum: OffsetSum | null) => sum?.value ?? null;
  const sums = { committed: valueOf(committed), lost: valueOf(lost), uncommitted: valueOf(uncommitted) };
  return { topic, lags, ...sums, lostAt, beyondEnd: valueOf(beyond) };
}

export function partitionSnapshot(subscription: Subscription, partition: number): PartitionSnapshot {
  const { state, topic: name, logs, committed: entry, windows, now } = subscription;
  const verdict = subscription.verdicts[partition]!;
  const committed = entry?.offsets[partition] ?? null;
  const markers = entry?.markers?.[partition] ?? 0n;
  const logStart = logs?.logStart[partition] ?? null;
  const logEnd = logs?.logEnd[partition] ?? null;
  const leader = logs?.leader[partition] ?? null;
  const why = whyUnread(logs, partition);
  const brokerLag = entry?.lags?.[partition] ?? null;
  const { lag, lost } = lagOf(subscription, partition);
  const none = unknown(subscription.unread ?? NO_COMMITTED_OFFSET);
  const done = doneBeyond(committed, logEnd, markers, brokerLag);
  const lastStable = logs?.lastStable?.[partition] ?? null;
  const owner = subscription.owners[partition] ?? null;
  const transaction = subscription.transactions.get(transactionKey(name, partition));
  const offsets = {
    committed,
    unread: subscription.unread !== null,
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
    finding: findingOf(subscription, partition),
    committed: committed === null ? none : known(committed),
    logEnd: logEnd === null ? unknown(say("unknown.log-end-because", { reason: why })) : known(logEnd),
    logStart: logStart === null ? unknown(say("unknown.log-start-because", { reason: why })) : known(logStart),
    lag,
    timeLag: next === null ? none : waitOf(lag, timeLag(windows.logReadings(name, partition), next, now), logEnd),
    produceRate: produced,
    consumeRate: consumed,
    catchUp: catchUp(lag, produced, consumed),
    lastCommitAt: windows.lastCommitAt(state.group, name, partition),
    lost,
    leader: leader === -1 ? null : leader,
    replicas: [...(logs?.replicas[partition] ?? [])],
    inSyncReplicas: [...(logs?.inSyncReplicas[partition] ?? [])],
    owner,
    lastStable,
    beyondEnd: beyondEnd(subscription, partition),
    skipped: subscription.skipped?.get(partition) ?? null,
    notes,
  };
}
