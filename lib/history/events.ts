/** Happenings in the database: status changes with their evidence, rebalances, gaps. */
import type { Happening } from "@/lib/core/picture/changes";
import type { Millis } from "@/lib/core/words/terms";
import { NOTE_KINDS } from "@/lib/core/past/timeline";
import { whereOf } from "./event-filter";
import { Prisma, type PrismaClient } from "./generated/client";
import type { Identities } from "./identities";
import type { EventCount, EventFilter, EventQuery, HistoryEvent, PartitionStatusesQuery } from "./model";
import type { Db } from "./moment-sources";
import { fromStoredName, storedFacts, toStoredName, toStoredText } from "./stored-text";

interface EventRow {
  id: bigint;
  at: bigint;
  cluster: string;
  group: string | null;
  topic: string | null;
  partition: number | null;
  kind: string;
  before: string | null;
  after: string | null;
  message: string;
  said: unknown;
}

/** PostgreSQL's foreign_key_violation. */
const NO_SUCH_ROW = "23503";

const SELECT = Prisma.sql`
  SELECT e."id", e."at", c."name" AS "cluster", g."name" AS "group", e."topic", e."partition",
         e."kind", e."before", e."after", e."message", e."said"
  FROM "Event" e JOIN "Cluster" c ON c."id" = e."clusterId" LEFT JOIN "ConsumerGroup" g ON g."id" = e."groupId"`;

/** Stores those of the happenings that `isWanted` (all), all or none, and returns them with their ids, in the order given. */
type StoreEvents = (db: Db, isWanted?: (event: Happening) => boolean) => Promise<HistoryEvent[]>;

/** Stores happenings, all or none, and returns them with their ids, in the order given. */
export const writeEvents = (db: Db, identities: Identities, events: readonly Happening[]): Promise<HistoryEvent[]> =>
  storingEvents(identities, events, (store) => store(db));

/**
 * For a transaction that stores happenings with other things: looks up their names, and lets `run` store them where and when
 * it likes. A group's name that was forgotten since it was read ends a transaction: then all of `run` is done once more.
 */
export async function storingEvents<T>(
  identities: Identities,
  events: readonly Happening[],
  run: (store: StoreEvents) => Promise<T>,
): Promise<T> {
  const once = async () => {
    const names = await namesOf(identities, events);
    return run((db, isWanted = () => true) => {
      const wanted = (_: unknown, place: number) => isWanted(events[place]!);
      const ofWanted = { clusters: names.clusters.filter(wanted), groups: names.groups.filter(wanted) };
      return store(db, events.filter(wanted), ofWanted);
    });
  };
  try {
    return await once();
  } catch (error) {
    if ((error as { code?: string }).code !== NO_SUCH_ROW) throw error;
    for (const { cluster } of events) identities.forget(cluster);
    return once();
  }
}

/** The rows of names, one for each happening. */
interface Names {
  clusters: number[];
  groups: (number | null)[];
}

async function namesOf(identities: Identities, events: readonly Happening[]): Promise<Names> {
  const names: Names = { clusters: [], groups: [] };
  for (const { cluster, group } of events) {
    const [groupId] = group === null ? [null] : await identities.groups(cluster, [group]);
    names.clusters.push(await identities.cluster(cluster));
    names.groups.push(groupId ?? null);
  }
  return names;
}

/** One statement over columns: a cluster that comes back makes a hundred thousand of them at once. */
async function store(db: Db, events: readonly Happening[], { clusters, groups }: Names): Promise<HistoryEvent[]> {
  if (events.length === 0) return [];
  const { rows } = await db.query<{ id: string }>(INSERT, [
    clusters,
    groups,
    events.map(({ topic }) => (topic === null ? null : toStoredName(topic))),
    events.map(({ partition }) => partition),
    events.map(({ at }) => at),
    events.map(({ kind }) => kind),
    events.map(({ before }) => before),
    events.map(({ after }) => after),
    events.map(({ message }) => toStoredText(message)),
    events.map(({ said }) => (said ? JSON.stringify(said) : null)),
  ]);
  // Ids are given out in the order of the values; the order of the answer is not promised.
  const ids = rows.map(({ id }) => BigInt(id)).sort((a, b) => (a < b ? -1 : 1));
  return events.map((event, index) => ({ ...event, id: String(ids[index]) }));
}

const INSERT = `
  INSERT INTO "Event" ("clusterId", "groupId", "topic", "partition", "at", "kind", "before", "after", "message", "said")
  SELECT "clusterId", "groupId", "topic", "partition", "at", "kind", "before", "after", "message", "said"
  FROM unnest($1::int[], $2::int[], $3::text[], $4::int[], $5::bigint[], $6::text[], $7::text[], $8::text[], $9::text[], $10::json[])
    WITH ORDINALITY AS given
      ("clusterId", "groupId", "topic", "partition", "at", "kind", "before", "after", "message", "said", "place")
  ORDER BY "place"
  RETURNING "id"`;

/** Happenings of a range, newest first. @throws BadPattern */
export async function readEvents(prisma: PrismaClient, query: EventQuery): Promise<HistoryEvent[]> {
  const { cursor, limit } = query;
  const after = cursor ? Prisma.sql`AND (e."at", e."id") < (${BigInt(cursor.at)}, ${BigInt(cursor.id)})` : Prisma.empty;
  const where = await whereOf(prisma, query);
  const rows = await prisma.$queryRaw<EventRow[]>`${SELECT}
    ${where} ${after} ORDER BY e."at" DESC, e."id" DESC LIMIT ${limit}::int`;
  return rows.map(fromRow);
}

/** How many happenings of each kind and outcome fall into each step of `stepMs` from `from` on. @throws BadPattern */
export async function countEvents(prisma: PrismaClient, filter: EventFilter, stepMs: number): Promise<EventCount[]> {
  const where = await whereOf(prisma, filter);
  const rows = await prisma.$queryRaw<
    { step: bigint; kind: EventCount["kind"]; after: string | null; count: bigint }[]
  >`
    SELECT (e."at" - ${BigInt(filter.from)}) / ${BigInt(stepMs)} AS "step", e."kind",
           CASE WHEN e."kind" <> 'lag-lost' THEN e."after" END AS "after", count(*) AS "count"
    FROM "Event" e JOIN "Cluster" c ON c."id" = e."clusterId" LEFT JOIN "ConsumerGroup" g ON g."id" = e."groupId"
    ${where} GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`;
  return rows.map(({ step, kind, after, count }) => {
    return { at: filter.from + Number(step) * stepMs, kind, after, count: Number(count) };
  });
}

/** Deletes a note that a person wrote, and returns it; null where there is none of this id. */
export async function deleteNote(prisma: PrismaClient, id: string): Promise<HistoryEvent | null> {
  const mine = Prisma.sql`e."id" = ${BigInt(id)} AND e."kind" = 'note' AND e."after" = ANY(${[...NOTE_KINDS]}::text[])`;
  const rows = await prisma.$queryRaw<EventRow[]>`${SELECT} WHERE ${mine}`;
  const gone = await prisma.$executeRaw`DELETE FROM "Event" e WHERE ${mine}`;
  return gone > 0 && rows[0] ? fromRow(rows[0]) : null;
}

/** The status that a group had just before a moment, and since when; null when none is known. */
export async function readStatusBefore(
  prisma: PrismaClient,
  query: { cluster: string; group: string; at: Millis },
): Promise<{ at: Millis; status: string } | null> {
  const rows = await prisma.$queryRaw<EventRow[]>`${SELECT}
    WHERE c."name" = ${toStoredName(query.cluster)} AND g."name" = ${toStoredName(query.group)}
      AND e."topic" IS NULL AND e."kind" IN ('status', 'group-deleted') AND e."at" < ${BigInt(query.at)}
    ORDER BY e."at" DESC, e."id" DESC LIMIT 1`;
  const last = rows[0];
  return last && last.after !== null ? { at: Number(last.at), status: last.after } : null;
}

/**
 * The status that each of a group's partitions had just before a moment, as far as one was ever told; of one of them where topic
 * and partition are named. What was told of a group that was deleted since says nothing of the one that came after it.
 */
export async function readPartitionStatusesBefore(
  prisma: PrismaClient,
  { at, topic, partition, ...of }: PartitionStatusesQuery,
): Promise<HistoryEvent[]> {
  const [cluster, group] = [toStoredName(of.cluster), toStoredName(of.group)];
  const one =
    topic === undefined || partition === undefined
      ? Prisma.empty
      : Prisma.sql`AND e."topic" = ${toStoredName(topic)} AND e."partition" = ${Math.trunc(partition)}::int`;
  const rows = await prisma.$queryRaw<EventRow[]>`
    SELECT DISTINCT ON ("topic", "partition") * FROM (${SELECT}
      WHERE c."name" = ${cluster} AND g."name" = ${group}
        AND e."topic" IS NOT NULL AND e."kind" = 'status' AND e."at" < ${BigInt(at)} ${one}
        AND e."at" > coalesce((
          SELECT max(d."at") FROM "Event" d
            JOIN "Cluster" dc ON dc."id" = d."clusterId" JOIN "ConsumerGroup" dg ON dg."id" = d."groupId"
          WHERE dc."name" = ${cluster} AND dg."name" = ${group}
            AND d."kind" = 'group-deleted' AND d."at" < ${BigInt(at)}), -1)
    ) AS reported
    ORDER BY "topic", "partition", "at" DESC, "id" DESC`;
  return rows.map(fromRow);
}

/**
 * The newest status of every group of a cluster and of every partition of those groups, oldest first; of those before a
 * moment, where one is named. A group that was deleted since has none.
 */
export async function readLastStatuses(
  prisma: PrismaClient,
  cluster: string,
  before?: Millis,
): Promise<HistoryEvent[]> {
  const earlier = before === undefined ? Prisma.empty : Prisma.sql`AND e."at" < ${BigInt(before)}`;
  const rows = await prisma.$queryRaw<EventRow[]>`
    SELECT * FROM (
      SELECT DISTINCT ON ("group", "topic", "partition") *,
        max("at") FILTER (WHERE "kind" = 'group-deleted') OVER (PARTITION BY "group") AS "deletedAt"
      FROM (${SELECT}
        WHERE c."name" = ${toStoredName(cluster)} AND g."id" IS NOT NULL AND e."kind" IN ('status', 'group-deleted')
          ${earlier}
      ) AS reported
      ORDER BY "group", "topic", "partition", "at" DESC, "id" DESC
    ) AS newest
    WHERE "kind" = 'status' AND ("deletedAt" IS NULL OR "at" > "deletedAt")
    ORDER BY "at", "id"`;
  return rows.map(fromRow);
}

function fromRow(row: EventRow): HistoryEvent {
  return {
    id: String(row.id),
    at: Number(row.at),
    cluster: fromStoredName(row.cluster),
    group: row.group === null ? null : fromStoredName(row.group),
    topic: row.topic === null ? null : fromStoredName(row.topic),
    partition: row.partition,
    kind: row.kind as HistoryEvent["kind"],
    before: row.before,
    after: row.after,
    message: row.message,
    ...storedFacts(row.said),
  };
}
