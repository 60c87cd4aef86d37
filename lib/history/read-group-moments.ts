/** A group's stored moments whole, oldest first, an hour at a time: what the rules need to judge them again. */
import type { StoredMoment } from "@/lib/core/past/stored-past";
import type { Millis } from "@/lib/core/words/terms";
import { readSubscriptionRows, readTopicRows, rowAt } from "./block-rows";
import { PARTITIONS_PER_BLOCK } from "./block/grid";
import { HOUR_MS, hourOf } from "./partitions";
import { readSubscriptions, type SubscriptionRow } from "./subscription-rows";
import { fromArrayLiteral } from "./stored-text";
import { readTimeline, type BlockPart, type Db, type Tick } from "./moment-sources";

/** Of open ticks so much is held at once. */
const PAGE_MS = 10 * 60_000;

export interface GroupMomentsQuery {
  cluster: string;
  group: string;
  /** Both ends belong to the range. */
  from: Millis;
  to: Millis;
  topic?: string;
  partition?: number;
}

/** What is read of: the group's shares, and the one partition that is asked for. */
interface Wanted {
  db: Db;
  subscriptions: readonly SubscriptionRow[];
  only: number | null;
}

/** Moments of a group's topics; of one partition where it is named. Only what is stored in full resolution. */
export async function* readGroupMoments(db: Db, query: GroupMomentsQuery): AsyncGenerator<StoredMoment> {
  const { clusterId, subscriptions: shares } = await readSubscriptions(db, query);
  if (clusterId === null || shares.length === 0) return;
  const only = query.partition === undefined ? null : Math.trunc(query.partition);
  const wanted: Wanted = { db, subscriptions: shares, only };
  let from = query.from;
  while (from <= query.to) {
    const hourEnd = Math.min(hourOf(from) + HOUR_MS - 1, query.to);
    const { parts, open } = await readTimeline(db, clusterId, { from, to: hourEnd }, "full");
    // Where nothing but open ticks is left, the page is shorter: they are wide rows.
    const to = parts.length > 0 ? hourEnd : Math.min(from + PAGE_MS - 1, hourEnd);
    const range = { from, to };
    const moments = await Promise.all([
      ...parts.map((part) => fromBlocks(wanted, part, range)),
      fromTicks(
        wanted,
        open.filter(({ at }) => at <= to),
      ),
    ]);
    yield* moments.flat().sort((a, b) => a.at - b.at);
    from = to + 1;
  }
}

async function fromBlocks(
  { db, subscriptions: shares, only }: Wanted,
  part: BlockPart,
  { from, to }: { from: Millis; to: Millis },
): Promise<StoredMoment[]> {
  const chunk = only === null ? null : Math.floor(only / PARTITIONS_PER_BLOCK);
  const [topics, subscriptions] = await Promise.all([
    readTopicRows(db, { ids: [...new Set(shares.map(({ topicRow }) => topicRow))], part, chunk }),
    readSubscriptionRows(db, { ids: shares.map(({ subscription }) => subscription), part, chunk }),
  ]);
  return part.at.flatMap((at, tick) => {
    if (at < from || at > to) return [];
    return shares.flatMap(({ subscription, topicRow, topic, topicId }) => {
      const own = subscriptions.get(subscription);
      const committed = own && rowAt(own.committed, tick, only);
      if (!committed) return [];
      const logs = topics.get(topicRow);
      return {
        ...{ at, topic, topicId, first: only ?? 0 },
        logEnd: (logs && rowAt(logs.logEnd, tick, only)) ?? [],
        logStart: (logs && rowAt(logs.logStart, tick, only)) ?? [],
        leaderless: logs?.leaderless[tick] ?? [],
        committed,
        commitAt: (rowAt(own.commitAt, tick, only) ?? []).map((moment) => (moment === null ? null : Number(moment))),
        members: own.members[tick] ?? null,
      };
    });
  });
}

interface Row {
  at: string;
  id: number;
  logEnd: string | null;
  logStart: string | null;
  leaderless: string | null;
  committed: string | null;
  commitAt: string | null;
  members: number | null;
}

async function fromTicks({ db, subscriptions: shares, only }: Wanted, open: readonly Tick[]): Promise<StoredMoment[]> {
  if (open.length === 0) return [];
  const slice = only === null ? "" : `[${only + 1}:${only + 1}]`;
  const { rows } = await db.query<Row>(
    `SELECT k."at", s."id", (l."logEnd")${slice}::text AS "logEnd",
       (l."logStart")${slice}::text AS "logStart", l."leaderless"::text AS "leaderless",
       (k."committed")${slice}::text AS "committed", (k."commitAt")${slice}::text AS "commitAt", k."members"
     FROM unnest($1::int[], $2::int[]) AS s ("id", "topicId")
       JOIN "SubscriptionTick" k ON k."subscriptionId" = s."id" AND k."at" BETWEEN $3 AND $4
       LEFT JOIN "TopicTick" l ON l."topicId" = s."topicId" AND l."at" = k."at" AND l."at" BETWEEN $3 AND $4
     ORDER BY k."at", s."id"`,
    [
      shares.map(({ subscription }) => subscription),
      shares.map(({ topicRow }) => topicRow),
      open[0]!.at,
      open.at(-1)!.at,
    ],
  );
  const moments = new Set(open.map(({ at }) => at));
  const byId = new Map(shares.map((subscription) => [subscription.subscription, subscription]));
  return rows.flatMap((row) => {
    const { topic, topicId } = byId.get(row.id)!;
    const at = Number(row.at);
    if (!moments.has(at)) return [];
    return {
      ...{ at, topic, topicId, first: only ?? 0 },
      logEnd: fromArrayLiteral(row.logEnd, BigInt),
      logStart: fromArrayLiteral(row.logStart, BigInt),
      leaderless: fromArrayLiteral(row.leaderless, Number).filter((partition) => partition !== null),
      committed: fromArrayLiteral(row.committed, BigInt),
      commitAt: fromArrayLiteral(row.commitAt, Number),
      members: row.members,
    };
  });
}
