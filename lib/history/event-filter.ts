/** Filters of happenings as SQL conditions, and patterns of group names that a person may type. */
import { PROBLEM_STATUSES } from "@/lib/core/timeline";
import { Prisma } from "./generated/client";
import type { EventFilter } from "./model";
import { toStoredName } from "./stored-text";

/** A pattern that Postgres cannot read as a regular expression. */
export class BadPattern extends Error {
  override name = "BadPattern";

  /** By name, as history is opened in one bundle of the server and called in another, each with a class of its own. */
  static is(error: unknown): error is BadPattern {
    return error instanceof Error && error.name === "BadPattern";
  }
}

const REGEX = /^\/(.*)\/$/s;

/** The condition for `"name"` of groups `g`. Names are few and short, so a costly pattern is asked of little text. */
export function groupCondition(pattern: string): Prisma.Sql {
  const regex = REGEX.exec(pattern)?.[1];
  if (regex === undefined) return Prisma.sql`strpos(lower(g."name"), lower(${toStoredName(pattern)})) > 0`;
  return Prisma.sql`g."name" ~* ${regex}`;
}

/** The conditions of a filter on events `e` joined with clusters `c` and groups `g`; begins with WHERE. */
export function whereOf(filter: EventFilter): Prisma.Sql {
  const { from, to, cluster, group, withCluster, groupPattern, topic, kinds, after, problems } = filter;
  const conditions = [Prisma.sql`e."at" BETWEEN ${BigInt(from)} AND ${BigInt(to)}`];
  if (cluster !== undefined) conditions.push(Prisma.sql`c."name" = ${toStoredName(cluster)}`);
  if (group !== undefined) {
    const own = Prisma.sql`g."name" = ${toStoredName(group)}`;
    conditions.push(withCluster ? Prisma.sql`(${own} OR e."groupId" IS NULL)` : own);
  }
  if (groupPattern) {
    const matching = Prisma.sql`SELECT g."id" FROM "ConsumerGroup" g WHERE ${groupCondition(groupPattern)}`;
    conditions.push(Prisma.sql`e."groupId" IN (${matching})`);
  }
  if (topic !== undefined) conditions.push(Prisma.sql`e."topic" = ${toStoredName(topic)}`);
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

/** Runs a question that holds a pattern. @throws BadPattern where Postgres refuses it as a regular expression */
export async function withPattern<T>(pattern: string | undefined, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (pattern && REGEX.test(pattern) && /2201B|regular expression/i.test(String(error))) {
      throw new BadPattern(`${pattern} is not a regular expression that the database can read.`);
    }
    throw error;
  }
}
