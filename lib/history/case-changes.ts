/** Stored changes from which the cases of groups in a time range follow (lib/core/cases). */
import type { CaseChange } from "@/lib/core/picture/cases";
import { CONSUMER_STATUSES } from "@/lib/core/words/terms";
import { groupCondition } from "./event-filter";
import { Prisma, type PrismaClient } from "./generated/client";
import type { CaseChangesQuery, GroupCaseChanges } from "./model";
import { fromStoredName, storedFacts, toStoredName } from "./stored-text";

interface Row {
  cluster: string;
  group: string;
  topic: string | null;
  partition: number | null;
  at: bigint;
  kind: string;
  after: string | null;
  message: string;
  said: unknown;
}

/** Changes within the range that one answer takes in, the newest. */
const MOST = 50_000;

/**
 * Changes of every group in the range, and what held when it began. `completeFrom` is later than `from` where there
 * are too many of them: changes before it are left out.
 */
export async function readCaseChanges(
  prisma: PrismaClient,
  query: CaseChangesQuery,
): Promise<{ groups: GroupCaseChanges[]; completeFrom: number }> {
  const [from, to] = [BigInt(query.from), BigInt(query.to)];
  const conditions = [Prisma.sql`TRUE`];
  if (query.cluster !== undefined) conditions.push(Prisma.sql`c."name" = ${toStoredName(query.cluster)}`);
  if (query.group !== undefined) conditions.push(Prisma.sql`g."name" = ${toStoredName(query.group)}`);
  if (query.groupPattern) conditions.push(await groupCondition(prisma, query.groupPattern));
  const rows = await prisma.$queryRaw<Row[]>`
    WITH picked AS (
      SELECT g."id" AS "pickedId", g."name" AS "group", c."name" AS "cluster"
      FROM "ConsumerGroup" g JOIN "Cluster" c ON c."id" = g."clusterId" WHERE ${Prisma.join(conditions, " AND ")}
    ), within AS (
      SELECT p.*, e.* FROM picked p JOIN "Event" e ON e."groupId" = p."pickedId"
      WHERE e."at" BETWEEN ${from} AND ${to} AND ((e."topic" IS NULL AND e."kind" IN ('status', 'group-deleted'))
        OR (e."kind" = 'status' AND (e."before" = 'OFFLINE' OR e."after" = 'OFFLINE')))
      ORDER BY e."at" DESC, e."id" DESC LIMIT ${MOST}::int
    ), held AS (
      SELECT p.*, e.* FROM picked p CROSS JOIN LATERAL (
        SELECT * FROM "Event" WHERE "groupId" = p."pickedId" AND "topic" IS NULL
          AND "kind" IN ('status', 'group-deleted') AND "at" < ${from}
        ORDER BY "at" DESC, "id" DESC LIMIT 1) e
    ), leaderless AS (
      SELECT DISTINCT ON (h."pickedId", e."topic", e."partition") h."pickedId", h."group", h."cluster", e.*
      FROM held h JOIN "Event" e ON e."groupId" = h."pickedId"
      WHERE h."after" = 'ERROR' AND e."kind" = 'status' AND e."topic" IS NOT NULL AND e."at" < ${from}
        AND (e."before" = 'OFFLINE' OR e."after" = 'OFFLINE')
      ORDER BY h."pickedId", e."topic", e."partition", e."at" DESC, e."id" DESC
    )
    SELECT "cluster", "group", "topic", "partition", "at", "kind", "after", "message", "said" FROM (
      SELECT * FROM within UNION ALL SELECT * FROM held
      UNION ALL SELECT * FROM leaderless WHERE "after" = 'OFFLINE'
    ) AS reported ORDER BY "cluster", "group", "at", "id"`;
  const inRange = rows.filter(({ at }) => at >= from);
  const oldest = inRange.reduce((least, { at }) => (at < least ? at : least), to);
  return { groups: byGroup(rows), completeFrom: Number(inRange.length < MOST ? from : oldest) };
}

function byGroup(rows: readonly Row[]): GroupCaseChanges[] {
  const groups: GroupCaseChanges[] = [];
  for (const row of rows) {
    const [cluster, group] = [fromStoredName(row.cluster), fromStoredName(row.group)];
    let last = groups.at(-1);
    if (last?.cluster !== cluster || last.group !== group) groups.push((last = { cluster, group, changes: [] }));
    last.changes.push(toChange(row));
  }
  return groups;
}

function toChange({ at, topic, partition, after, message, said }: Row): CaseChange {
  const base = { at: Number(at), why: message, ...storedFacts(said) };
  if (topic !== null) {
    return { ...base, of: "partition", partition: `${topic}/${partition}`, offline: after === "OFFLINE" };
  }
  // A group that was deleted has no status after it.
  return { ...base, of: "group", status: CONSUMER_STATUSES.find((status) => status === after) ?? null };
}
