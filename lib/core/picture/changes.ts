/** What happened between two snapshots of a cluster: status changes with their evidence, deletions. Rebalances: `rebalances.ts`. */
import type { OpenTransaction } from "../words/collection";
import { messageOf } from "../words/sentences/english";
import { say, type Said } from "../words/sentences/facts";
import type { ClusterSnapshot, GroupSnapshot, PartitionSnapshot } from "./snapshot";
import type { Millis } from "../words/terms";

/** A happening, before history gives it an id. */
export interface Happening {
  at: Millis;
  cluster: string;
  group: string | null;
  topic: string | null;
  partition: number | null;
  /** `message`: people were told, or could not be; see `lib/core/alerts/sent.ts`. */
  kind: "status" | "rebalance" | "collection-gap" | "group-deleted" | "lag-lost" | "message" | "note";
  before: string | null;
  after: string | null;
  message: string;
  /** The facts of the message; absent of what people or clusters say, and of what older versions told. */
  said?: Said;
}

/** Happenings from one cycle to the next, in the order of `after`. `before` undefined: the group was not there. */
export function changesOfGroup(before: GroupSnapshot | undefined, after: GroupSnapshot, at: Millis): Happening[] {
  const base = { at, cluster: after.cluster, group: after.group, topic: null, partition: null };
  const happenings: Happening[] = [];
  if (before?.status !== after.status) {
    happenings.push({
      ...base,
      kind: "status",
      before: before?.status ?? null,
      after: after.status,
      message: after.why,
      said: after.said,
    });
  }
  if (before && after.steady) return happenings;
  const old = new Map(before ? eachPartition(before).map((p) => [`${p.topic}\0${p.partition}`, p]) : []);
  for (const partition of eachPartition(after)) {
    happenings.push(...changesOfPartition(old.get(`${partition.topic}\0${partition.partition}`), partition, base));
  }
  return happenings;
}

/** Happenings for groups that are no longer listed although the list was complete. */
export function deletedGroups(before: GroupSnapshot[], after: GroupSnapshot[], at: Millis): Happening[] {
  const left = new Set(after.map((group) => group.group));
  return before
    .filter((group) => !left.has(group.group))
    .map((group) => ({
      at,
      cluster: group.cluster,
      group: group.group,
      topic: null,
      partition: null,
      kind: "group-deleted",
      before: group.status,
      after: null,
      ...messageOf(say("happened.deleted", {})),
    }));
}

/** Transactions found to be open for long, and those that have ended since. */
export function changesOfTransactions(
  before: Pick<ClusterSnapshot, "openTransactions">,
  after: Pick<ClusterSnapshot, "openTransactions" | "cluster">,
  at: Millis,
): Happening[] {
  const old = new Map(before.openTransactions.map((open) => [transactionKey(open), open]));
  const now = new Map(after.openTransactions.map((open) => [transactionKey(open), open]));
  const note = (open: OpenTransaction, said: Said): Happening => ({
    ...{ at, cluster: after.cluster, group: null, topic: open.topic, partition: open.partition },
    ...{ kind: "note", before: null, after: null, ...messageOf(said) },
  });
  const begun = [...now].filter(([key]) => !old.has(key));
  const ended = [...old].filter(([key]) => !now.has(key));
  return [
    ...begun.map(([, open]) => note(open, say("happened.transaction", standingFacts(open)))),
    ...ended.map(([, open]) => note(open, say("happened.transaction-ended", openFacts(open)))),
  ];
}

const transactionKey = (open: OpenTransaction) => `${open.topic}\0${open.partition}\0${open.lastStable}`;

const openFacts = ({ topic, partition, producerId, transactionalId }: OpenTransaction) => ({
  ...{ topic, partition, producerId: producerId === null ? null : String(producerId), transactionalId },
});

/** An open transaction and where it stands, as facts. */
export const standingFacts = (open: OpenTransaction) => ({ ...openFacts(open), offset: String(open.lastStable) });

function changesOfPartition(
  before: PartitionSnapshot | undefined,
  after: PartitionSnapshot,
  base: Omit<Happening, "kind" | "before" | "after" | "message">,
): Happening[] {
  const where = { ...base, topic: after.topic, partition: after.partition };
  const happenings: Happening[] = [];
  // A partition that starts out OK or unknown is no news.
  const news = before ? before.status !== after.status : after.status !== "OK" && after.status !== "UNKNOWN";
  if (news) {
    happenings.push({
      ...where,
      kind: "status",
      before: before?.status ?? null,
      after: after.status,
      ...newsOf(after),
    });
  }
  const lostBefore = before?.lost.known ? before.lost.value : 0n;
  if (after.lost.known && after.lost.value > lostBefore) {
    const count = after.lost.value - lostBefore;
    happenings.push({
      ...where,
      kind: "lag-lost",
      before: String(lostBefore),
      after: String(after.lost.value),
      ...messageOf(say("happened.lost", { lost: String(count), partition: after.partition })),
    });
  }
  return [...happenings, ...beyondNews(before, after, where)];
}

/** A committed offset that is found beyond the log end, and what was skipped once the log has passed it. */
function beyondNews(
  before: PartitionSnapshot | undefined,
  after: PartitionSnapshot,
  where: Omit<Happening, "kind" | "before" | "after" | "message">,
): Happening[] {
  const { topic, partition, beyondEnd, skipped, committed, logEnd } = after;
  const note = (said: Said): Happening => ({ ...where, kind: "note", before: null, after: null, ...messageOf(said) });
  if (skipped) {
    const [from, offset] = [String(skipped.from), String(skipped.offset)];
    const count = String(skipped.offset - skipped.from);
    return [note(say("happened.skipped", { topic, partition, from, offset, skipped: count }))];
  }
  if (beyondEnd === null || (before && before.beyondEnd !== null) || !committed.known || !logEnd.known) return [];
  const offsets = { offset: String(committed.value), logEnd: String(logEnd.value), records: String(beyondEnd) };
  return [note(say("happened.beyond", { topic, partition, ...offsets }))];
}

/** What is said of a partition's new status: what its finding says, if there is one. */
function newsOf({ finding, topic, partition, status }: PartitionSnapshot): Pick<Happening, "message" | "said"> {
  if (!finding) return messageOf(say("happened.partition", { topic, partition, status }));
  return { message: finding.evidence, ...(finding.said && { said: finding.said }) };
}

function eachPartition(group: GroupSnapshot): PartitionSnapshot[] {
  return group.subscriptions.flatMap((subscription) => subscription.partitions);
}
