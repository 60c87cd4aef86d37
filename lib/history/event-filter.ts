/** Filters of happenings as SQL conditions, and patterns of group names that a person may type. */
import { RE2JS } from "re2js";
import { inTurns } from "@/lib/core/in-turns";
import { PROBLEM_STATUSES } from "@/lib/core/past/timeline";
import { Prisma, type PrismaClient } from "./generated/client";
import type { EventFilter } from "./model";
import { fromStoredName, toStoredName } from "./stored-text";

/** A pattern that is no regular expression, or one that could not be answered in linear time. */
export class BadPattern extends Error {
  override name = "BadPattern";

  /** By name, as history is opened in one bundle of the server and called in another, each with a class of its own. */
  static is(error: unknown): error is BadPattern {
    return error instanceof Error && error.name === "BadPattern";
  }
}

const REGEX = /^\/(.*)\/$/s;

const TURN = { turnMs: 15, pause: () => new Promise((resolve) => setImmediate(resolve)) };

/**
 * The condition for groups `g` of which the name has the text, or fits the expression between slashes. Expressions run
 * here, in time linear in the names and in turns, and never in the database.
 * @throws BadPattern
 */
export async function groupCondition(prisma: PrismaClient, pattern: string): Promise<Prisma.Sql> {
  const source = REGEX.exec(pattern)?.[1];
  if (source === undefined) return Prisma.sql`strpos(lower(g."name"), lower(${toStoredName(pattern)})) > 0`;
  const expression = compile(source);
  const groups = await prisma.$queryRaw<NamedGroup[]>`SELECT g."id", g."name" FROM "ConsumerGroup" g`;
  const ids = await inTurns(
    pick(groups, (name) => expression.test(fromStoredName(name))),
    TURN,
  );
  return Prisma.sql`g."id" = ANY(${ids}::int[])`;
}

interface NamedGroup {
  id: number;
  name: string;
}

function compile(source: string): RE2JS {
  try {
    return RE2JS.compile(source, RE2JS.CASE_INSENSITIVE);
  } catch (error) {
    throw new BadPattern((error as Error).message);
  }
}

function* pick(groups: readonly NamedGroup[], fits: (name: string) => boolean): Generator<undefined, number[]> {
  const ids: number[] = [];
  for (const { id, name } of groups) {
    if (fits(name)) ids.push(id);
    yield;
  }
  return ids;
}

/**
 * The conditions of a filter on events `e` joined with clusters `c` and groups `g`; begins with WHERE.
 * @throws BadPattern
 */
export async function whereOf(prisma: PrismaClient, filter: EventFilter): Promise<Prisma.Sql> {
  const { from, to, cluster, group, withCluster, groupPattern, topic, partition, kinds, after, problems } = filter;
  const conditions = [Prisma.sql`e."at" BETWEEN ${BigInt(from)} AND ${BigInt(to)}`];
  if (cluster !== undefined) conditions.push(Prisma.sql`c."name" = ${toStoredName(cluster)}`);
  if (group !== undefined) {
    const own = Prisma.sql`g."name" = ${toStoredName(group)}`;
    // A message about several groups is about others as well: what is told of this one stands among its own.
    const ofCluster = Prisma.sql`(e."groupId" IS NULL AND e."kind" <> 'message')`;
    conditions.push(withCluster ? Prisma.sql`(${own} OR ${ofCluster})` : own);
  }
  if (groupPattern) {
    const matching = Prisma.sql`SELECT g."id" FROM "ConsumerGroup" g WHERE ${await groupCondition(prisma, groupPattern)}`;
    conditions.push(Prisma.sql`e."groupId" IN (${matching})`);
  }
  if (topic !== undefined) conditions.push(Prisma.sql`e."topic" = ${toStoredName(topic)}`);
  if (partition !== undefined) conditions.push(Prisma.sql`e."partition" = ${Math.trunc(partition)}::int`);
  if (kinds?.length) conditions.push(kindCondition(kinds));
  if (after?.length) conditions.push(Prisma.sql`e."kind" = 'status' AND e."after" = ANY(${[...after]}::text[])`);
  if (problems) conditions.push(PROBLEM);
  return Prisma.sql`WHERE ${Prisma.join(conditions, " AND ")}`;
}

/** `severityOf` of lib/core/timeline as a condition: warning and worse. */
const PROBLEM = Prisma.sql`(e."kind" = 'lag-lost' OR (e."kind" = 'collection-gap' AND e."after" = 'unreachable')
  OR (e."kind" = 'status' AND e."after" = ANY(${[...PROBLEM_STATUSES]}::text[])))`;

/** `timelineKind` of lib/core/timeline as a condition. */
function kindCondition(kinds: NonNullable<EventFilter["kinds"]>): Prisma.Sql {
  const whole = kinds.filter((kind) => kind !== "status" && kind !== "partition-status");
  const either = [Prisma.sql`e."kind" = ANY(${whole}::text[])`];
  if (kinds.includes("status")) either.push(Prisma.sql`(e."kind" = 'status' AND e."topic" IS NULL)`);
  if (kinds.includes("partition-status")) either.push(Prisma.sql`(e."kind" = 'status' AND e."topic" IS NOT NULL)`);
  return Prisma.sql`(${Prisma.join(either, " OR ")})`;
}
