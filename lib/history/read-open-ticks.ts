/** The ticks of a whole cluster that are still open. */
import { setImmediate as letOthersWork } from "node:timers/promises";
import type { HistoryTick } from "./model";
import { fromArrayLiteral } from "./stored-text";
import type { Db, Tick } from "./moment-sources";

/** A tick of a large cluster is 100,000 offsets; so many of them are held at once. */
const PAGE = 20;
/** Rows that are read in one go: of 100,000 offsets the text alone takes longer than others should wait. */
const ROWS = 50;

/** Whose rows are read, and what they are called. */
export interface Names {
  topics: Map<number, { topic: string; topicId: string | null }>;
  subscriptions: Map<number, { group: string; topic: string }>;
}

export interface Reading {
  db: Db;
  cluster: string;
  names: Names;
}

interface TopicRow {
  at: string;
  id: number;
  logEnd: string;
  logStart: string;
  leaderless: string;
}

interface SubscriptionRow {
  at: string;
  id: number;
  committed: string;
  commitAt: string;
  members: number | null;
}

/** Open ticks, in their order. */
export async function* openTicks(reading: Reading, open: readonly Tick[]): AsyncGenerator<HistoryTick, void> {
  for (let start = 0; start < open.length; start += PAGE) {
    yield* await readPage(reading, open.slice(start, start + PAGE));
  }
}

async function readPage({ db, cluster, names }: Reading, moments: readonly Tick[]): Promise<HistoryTick[]> {
  const ticks = new Map(
    moments.map(({ at, intervalMs }): [number, HistoryTick] => [
      at,
      { cluster, at, intervalMs, topics: [], subscriptions: [] },
    ]),
  );
  const range = [moments[0]!.at, moments.at(-1)!.at];
  const topics = await db.query<TopicRow>(
    `SELECT "at", "topicId" AS "id", "logEnd"::text, "logStart"::text, "leaderless"::text FROM "TopicTick"
     WHERE "at" BETWEEN $1 AND $2 AND "topicId" = ANY($3::int[]) ORDER BY "at", "topicId"`,
    [...range, [...names.topics.keys()]],
  );
  for (const [place, row] of topics.rows.entries()) {
    if (place % ROWS === 0) await letOthersWork();
    ticks.get(Number(row.at))?.topics.push({
      ...names.topics.get(row.id)!,
      logEnd: fromArrayLiteral(row.logEnd, BigInt),
      logStart: fromArrayLiteral(row.logStart, BigInt),
      leaderless: fromArrayLiteral(row.leaderless, Number).filter((partition) => partition !== null),
    });
  }
  if (names.subscriptions.size === 0) return [...ticks.values()];
  const subscriptions = await db.query<SubscriptionRow>(
    `SELECT "at", "subscriptionId" AS "id", "committed"::text, "commitAt"::text, "members" FROM "SubscriptionTick"
     WHERE "at" BETWEEN $1 AND $2 AND "subscriptionId" = ANY($3::int[]) ORDER BY "at", "subscriptionId"`,
    [...range, [...names.subscriptions.keys()]],
  );
  for (const [place, row] of subscriptions.rows.entries()) {
    if (place % ROWS === 0) await letOthersWork();
    ticks.get(Number(row.at))?.subscriptions.push({
      ...names.subscriptions.get(row.id)!,
      committed: fromArrayLiteral(row.committed, BigInt),
      commitAt: fromArrayLiteral(row.commitAt, Number),
      members: row.members,
    });
  }
  return [...ticks.values()];
}
