/** What happened between two snapshots of a cluster: status changes with their evidence, rebalances, deletions. */
import type { OpenTransaction } from "./collection";
import { formatCount } from "./format";
import { whose } from "./notes";
import type { ClusterSnapshot, GroupSnapshot, PartitionSnapshot } from "./snapshot";
import type { Millis } from "./terms";

/** A happening, before history gives it an id. */
export interface Happening {
  at: Millis;
  cluster: string;
  group: string | null;
  topic: string | null;
  partition: number | null;
  kind: "status" | "rebalance" | "collection-gap" | "group-deleted" | "lag-lost" | "note";
  before: string | null;
  after: string | null;
  message: string;
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
    });
  }
  const moved = before && membershipChange(before, after);
  if (moved) happenings.push({ ...base, kind: "rebalance", before: null, after: null, message: moved });
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
      message: "the cluster no longer lists this group",
    }));
}

/** Transactions found to be open for long, and those that have ended since. */
export function changesOfTransactions(
  before: Pick<ClusterSnapshot, "openTransactions">,
  after: Pick<ClusterSnapshot, "openTransactions" | "cluster">,
  at: Millis,
): Happening[] {
  const old = new Map(before.openTransactions?.map((open) => [transactionKey(open), open]));
  const now = new Map(after.openTransactions?.map((open) => [transactionKey(open), open]));
  const tell = (open: OpenTransaction, message: string): Happening => ({
    ...{ at, cluster: after.cluster, group: null, topic: open.topic, partition: open.partition },
    ...{ kind: "note", before: null, after: null, message },
  });
  const begun = [...now].filter(([key]) => !old.has(key)).map(([, open]) => tell(open, openTransactionMessage(open)));
  const ended = [...old].filter(([key]) => !now.has(key));
  return [
    ...begun,
    ...ended.map(([, open]) =>
      tell(open, `the long transaction${whose(open)} on partition ${open.partition} of ${open.topic} is open no more`),
    ),
  ];
}

const transactionKey = (open: OpenTransaction) => `${open.topic}\0${open.partition}\0${open.lastStable}`;

/** Names an open transaction, where it stands and whom it holds back, in one sentence without an end. */
export function openTransactionMessage(open: OpenTransaction): string {
  return (
    `partition ${open.partition} of ${open.topic}: the last stable offset stands at ${formatCount(open.lastStable)}: ` +
    `an open transaction${whose(open)} holds back consumers that read committed records only`
  );
}

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
    const message = after.finding?.evidence ?? `partition ${after.partition} of ${after.topic} is ${after.status}`;
    happenings.push({ ...where, kind: "status", before: before?.status ?? null, after: after.status, message });
  }
  const lostBefore = before?.lost.known ? before.lost.value : 0n;
  if (after.lost.known && after.lost.value > lostBefore) {
    const count = after.lost.value - lostBefore;
    const message = `retention deleted ${count} records of partition ${after.partition} before the group read them`;
    happenings.push({
      ...where,
      kind: "lag-lost",
      before: String(lostBefore),
      after: String(after.lost.value),
      message,
    });
  }
  return happenings;
}

/** Says in words how the membership changed; null when it did not, or is not known. */
function membershipChange(before: GroupSnapshot, after: GroupSnapshot): string | null {
  const assignors =
    before.assignor && after.assignor && before.assignor !== after.assignor
      ? `assignor ${before.assignor} to ${after.assignor}`
      : null;
  const generations =
    before.generation !== null && after.generation !== null && after.generation > before.generation
      ? `generation ${before.generation} to ${after.generation}`
      : null;
  const protocol = [assignors, generations].filter((part) => part !== null);
  const alone = protocol.length > 0 ? protocol.join(", ") : null;
  if (!before.members.known || !after.members.known) return alone;
  const old = new Map(before.members.value.map((member) => [member.memberId, member]));
  const now = new Map(after.members.value.map((member) => [member.memberId, member]));
  const joined = [...now.values()].filter((member) => !old.has(member.memberId));
  const left = [...old.values()].filter((member) => !now.has(member.memberId));
  if (joined.length === 0 && left.length === 0) return alone;
  const parts = [
    joined.length > 0 ? `${names(joined)} joined` : null,
    left.length > 0 ? `${names(left)} left` : null,
    ...protocol,
  ];
  return parts.filter((part) => part !== null).join(", ");
}

function names(members: { clientId: string }[]): string {
  const ids = members.map((member) => member.clientId);
  return ids.length <= 3 ? ids.join(" and ") : `${ids.length} members`;
}

function eachPartition(group: GroupSnapshot): PartitionSnapshot[] {
  return group.subscriptions.flatMap((subscription) => subscription.partitions);
}
