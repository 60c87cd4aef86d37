/** The memory of the program: ticks and happenings in Postgres, written whole and read back by range. */
import type { Happening } from "@/lib/core/changes";
import type { StoredMoment } from "@/lib/core/stored-past";
import type { Millis } from "@/lib/core/terms";
import { logger } from "@/lib/log/log";
import { PrismaPg } from "@prisma/adapter-pg";
import { DatabaseError, describeDatabase, withClient } from "./connection";
import { readCaseChanges } from "./case-changes";
import {
  countEvents,
  deleteNote,
  readEvents,
  readLastStatuses,
  readPartitionStatusesBefore,
  readStatusBefore,
  writeEvents,
} from "./events";
import { PrismaClient } from "./generated/client";
import { Identities } from "./identities";
import type {
  CaseChangesQuery,
  EventCount,
  EventFilter,
  EventQuery,
  GroupCaseChanges,
  GroupHistory,
  GroupQuery,
  HistoryEvent,
  HistoryTick,
} from "./model";
import { dayOf, makeDays } from "./partitions";
import { readGroup } from "./read-group";
import { readGroupMoments, type GroupMomentsQuery } from "./read-group-moments";
import { readTicks } from "./read-ticks";
import { readTopic, type TopicHistory, type TopicQuery } from "./read-topic";
import { keepHouse, startRetention, type Retention } from "./retention";
import { writeTick } from "./write-tick";

export { BadPattern } from "./event-filter";
export type { Gap, GroupHistory, GroupQuery, HistoryEvent, HistoryTick, PartitionHistory } from "./model";

export interface History {
  /** Stores a tick whole or not at all; one that is stored already stays as it is. */
  writeTick(tick: HistoryTick): Promise<void>;
  /** Stores happenings, all or none; returns them with their ids, in the order given. */
  writeEvents(events: readonly Happening[]): Promise<HistoryEvent[]>;
  /** Offsets and lag of a group in a range, for a chart. */
  readGroup(query: GroupQuery): Promise<GroupHistory>;
  /** Logs of a topic in a range, for a chart. */
  readTopic(query: TopicQuery): Promise<TopicHistory>;
  /** Happenings in a range, newest first. @throws BadPattern */
  readEvents(query: EventQuery): Promise<HistoryEvent[]>;
  /** How many happenings fall into each step of a range. @throws BadPattern */
  countEvents(filter: EventFilter, stepMs: number): Promise<EventCount[]>;
  /** Deletes a note that a person wrote, and returns it; null where there is none of this id. */
  deleteNote(id: string): Promise<HistoryEvent | null>;
  /** Changes from which the cases of groups in a range follow. @throws BadPattern */
  readCaseChanges(query: CaseChangesQuery): Promise<{ groups: GroupCaseChanges[]; completeFrom: Millis }>;
  /** A group's status just before a moment; null when none is known. */
  readStatusBefore(query: {
    cluster: string;
    group: string;
    at: Millis;
  }): Promise<{ at: Millis; status: string } | null>;
  /** The newest status of each of a group's partitions just before a moment. */
  readPartitionStatusesBefore(query: { cluster: string; group: string; at: Millis }): Promise<HistoryEvent[]>;
  /** All that is stored of one group in a range, oldest first. */
  readGroupMoments(query: GroupMomentsQuery): AsyncIterable<StoredMoment>;
  /** Stored ticks of a cluster, oldest first; both ends belong to the range. */
  readTicks(query: { cluster: string; from: Millis; to: Millis }): AsyncIterable<HistoryTick>;
  /** The newest status of each group and each of its partitions. */
  readLastStatuses(cluster: string): Promise<HistoryEvent[]>;
  close(): Promise<void>;
}

/** Reads of several pages at once, a write for each cluster, and some room. */
const CONNECTIONS = 8;
const CONNECT_TIMEOUT_MS = 5000;
/** A connection that has gone silent, or a question beyond reason, must not hold up the queue of ticks for ever. */
const QUERY_TIMEOUT_MS = 60_000;

/**
 * Opens the history of a database that `migrate` has brought into shape.
 * @throws DatabaseError when it cannot be used, with the way out
 */
export async function openHistory(options: { url: string; retention?: Retention }): Promise<History> {
  const { url, retention = { fullDays: 7, eventDays: 400 } } = options;
  const log = logger("history");
  const tellUntidy = (error: unknown) =>
    log.warn({ err: error }, "history could not be tidied; it is tried again in an hour");
  await withClient(url, async (client) => {
    await refuseUnprepared(client, url);
    await makeDays(client, [dayOf(Date.now())]);
    // What cannot be tidied now, because somebody reads it, is no reason not to start.
    await keepHouse(client, retention, Date.now()).catch(tellUntidy);
  });
  const adapter = new PrismaPg(
    {
      connectionString: url,
      max: CONNECTIONS,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      query_timeout: QUERY_TIMEOUT_MS,
      keepAlive: true,
      application_name: "tidemark",
    },
    { onPoolError: (error) => log.warn({ err: error }, "a connection to the database broke") },
  );
  const prisma = new PrismaClient({ adapter });
  const identities = new Identities(prisma);
  const stopRetention = startRetention(url, retention, tellUntidy);
  const days = new Set<number>();
  const makeDay = async (day: number) => {
    if (days.has(day)) return;
    await withClient(url, (client) => makeDays(client, [day]));
    days.add(day);
  };
  return {
    async writeTick(tick) {
      const day = dayOf(tick.at);
      await makeDay(day);
      // Should it have failed because the day was dropped meanwhile, the next try makes it again.
      await writeTick(prisma, identities, tick).catch((error: unknown) => {
        days.delete(day);
        throw error;
      });
    },
    writeEvents: (events) => writeEvents(prisma, identities, events),
    readGroup: (query) => readGroup(prisma, query),
    readTopic: (query) => readTopic(prisma, query),
    readEvents: (query) => readEvents(prisma, query),
    countEvents: (filter, stepMs) => countEvents(prisma, filter, stepMs),
    deleteNote: (id) => deleteNote(prisma, id),
    readCaseChanges: (query) => readCaseChanges(prisma, query),
    readStatusBefore: (query) => readStatusBefore(prisma, query),
    readPartitionStatusesBefore: (query) => readPartitionStatusesBefore(prisma, query),
    readGroupMoments: (query) => readGroupMoments(prisma, query),
    readTicks: (query) => readTicks(prisma, query),
    readLastStatuses: (cluster) => readLastStatuses(prisma, cluster),
    async close() {
      stopRetention();
      await prisma.$disconnect();
    },
  };
}

async function refuseUnprepared(
  client: { query(sql: string): Promise<{ rows: { ready: boolean }[] }> },
  url: string,
): Promise<void> {
  const { rows } = await client.query(`SELECT to_regclass('"SubscriptionTick"') IS NOT NULL AS ready`);
  if (rows[0]?.ready) return;
  throw new DatabaseError(
    `The database ${describeDatabase(url)} has not been prepared: start with \`npm run up\`, or run \`npx prisma migrate deploy\` once.`,
  );
}
