/** The memory of the program: ticks and happenings in Postgres, written whole and read back by range. */
import type { Happening } from "@/lib/core/picture/changes";
import type { SetAside } from "@/lib/core/words/set-aside";
import type { StoredMoment } from "@/lib/core/past/stored-past";
import type { Millis } from "@/lib/core/words/terms";
import { logger } from "@/lib/log/log";
import { PrismaPg } from "@prisma/adapter-pg";
import type { AlertStore } from "./alerts/model";
import { alertStoreOf } from "./alerts/store";
import { readCaseChanges } from "./case-changes";
import {
  CONNECT_TIMEOUT_MS,
  DatabaseError,
  describeDatabase,
  openPool,
  QUERY_TIMEOUT_MS,
  withClient,
} from "./connection";
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
import { deleteSilence, readSilences, writeSilence, type StoredSilence } from "./declared-silences";
import { deleteHabits, readHabits, writeHabits, type StoredHabits } from "./habits";
import { Housekeeper } from "./housekeeper";
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
  PartitionStatusesQuery,
} from "./model";
import { HOUR_MS, hourOf, makePartitions, TICKS } from "./partitions";
import { readGroup } from "./read-group";
import { readGroupMoments, type GroupMomentsQuery } from "./read-group-moments";
import { readStatuses, type ClusterStatuses, type StatusesQuery } from "./read-statuses";
import { readTicks, type TicksQuery } from "./read-ticks";
import { readLastTickAt, readWatchedFrom, type WatchedQuery } from "./read-watched";
import { readTopic, type TopicHistory, type TopicQuery } from "./read-topic";
import { DEFAULT_RETENTION, type Retention } from "./retention";
import { addSetAside, readSetAside, removeSetAside } from "./set-aside";
import { writeTick } from "./write-tick";

export { BadPattern } from "./event-filter";
export type { GroupHistory, GroupQuery, HistoryEvent, HistoryTick } from "./model";

export interface History {
  /** What people are told, have been told, and what they entered about it. */
  alerts: AlertStore;
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
  /** The groups that people set aside, the newest entry first. */
  readSetAside(): Promise<SetAside[]>;
  /** Stores an entry of that list; returns it with its id. */
  addSetAside(entry: Omit<SetAside, "id">): Promise<SetAside>;
  /** Deletes an entry of that list. */
  removeSetAside(id: string): Promise<void>;
  /** What was learned of the groups of a cluster. */
  readHabits(cluster: string): Promise<StoredHabits[]>;
  /** Stores what was learned of groups, in place of what was stored before. */
  writeHabits(learned: { cluster: string; at: Millis; habits: readonly StoredHabits[] }): Promise<void>;
  /** Forgets what was learned of a group on a topic. */
  deleteHabits(of: { cluster: string; group: string; topic: string }): Promise<void>;
  /** What people say of the silence of the groups of a cluster, the newest last. */
  readSilences(cluster: string): Promise<StoredSilence[]>;
  /** Stores one of these in place of the one before. */
  writeSilence(cluster: string, declared: StoredSilence): Promise<void>;
  /** Deletes what is declared of a group on a topic. */
  deleteSilence(of: { cluster: string; group: string; topic: string }): Promise<void>;
  /** Changes from which the cases of groups in a range follow. @throws BadPattern */
  readCaseChanges(query: CaseChangesQuery): Promise<{ groups: GroupCaseChanges[]; completeFrom: Millis }>;
  /** A group's status just before a moment; null when none is known. */
  readStatusBefore(query: {
    cluster: string;
    group: string;
    at: Millis;
  }): Promise<{ at: Millis; status: string } | null>;
  /** The newest status of each of a group's partitions just before a moment, or of one of them. */
  readPartitionStatusesBefore(query: PartitionStatusesQuery): Promise<HistoryEvent[]>;
  /** Every group's status over a range in few steps, by cluster. */
  readStatuses(query: StatusesQuery): Promise<ClusterStatuses[]>;
  /** All that is stored of one group in a range, oldest first. */
  readGroupMoments(query: GroupMomentsQuery): AsyncIterable<StoredMoment>;
  /** The first tick of the stretch without gaps that leads up to a moment; null where no tick lies in the reach before it. */
  readWatchedFrom(query: WatchedQuery): Promise<Millis | null>;
  /** The last tick at or before a moment that is kept in full resolution; null where there is none in the reach before it. */
  readLastTickAt(query: WatchedQuery): Promise<Millis | null>;
  /** Stored ticks of a cluster, oldest first; both ends belong to the range. */
  readTicks(query: TicksQuery): AsyncIterable<HistoryTick>;
  /** Kafka's own id of the cluster that was watched under this name last; null when none is known. */
  readKafkaId(cluster: string): Promise<string | null>;
  /** Keeps Kafka's own id of the cluster that is watched under this name. */
  writeKafkaId(cluster: string, kafkaId: string): Promise<void>;
  /** The newest status of each group and each of its partitions; of those before a moment, where one is named. */
  readLastStatuses(cluster: string, before?: Millis): Promise<HistoryEvent[]>;
  close(): Promise<void>;
}

/** Names and happenings go through Prisma, ticks and blocks past it. */
const PRISMA_CONNECTIONS = 4;

/** Decisions about alerts are written one after the other. */
const ALERT_CONNECTIONS = 1;

/** check_violation (PostgreSQL manual, appendix A): what an insert meets where there is no partition for it. */
const NO_PARTITION = "23514";

/**
 * Opens the history of a database that `migrate` has brought into shape.
 * @throws DatabaseError when it cannot be used, with the way out
 */
export async function openHistory(options: {
  url: string;
  retention?: Retention;
  /** False for a process that only reads, or writes a little: compaction and retention are left to others. */
  keepsHouse?: boolean;
}): Promise<History> {
  const { url, retention = DEFAULT_RETENTION, keepsHouse = true } = options;
  const log = logger("history");
  const logUntidy = (error: unknown) =>
    log.warn({ err: error }, "history could not be tidied; it is tried again in a minute");
  await withClient(url, async (client) => {
    await refuseUnprepared(client, url);
    await makePartitions(client, TICKS, [Date.now(), Date.now() + HOUR_MS]);
  });
  const logBroken = (error: unknown) => log.warn({ err: error }, "a connection to the database broke");
  const pool = openPool(url, logBroken);
  const alertPool = openPool(url, logBroken, ALERT_CONNECTIONS);
  const adapter = new PrismaPg(
    {
      connectionString: url,
      max: PRISMA_CONNECTIONS,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      query_timeout: QUERY_TIMEOUT_MS,
      keepAlive: true,
      application_name: "tidemark",
    },
    { onPoolError: logBroken },
  );
  const prisma = new PrismaClient({ adapter });
  const identities = new Identities(prisma);
  const housekeeper = keepsHouse ? new Housekeeper(url, retention, logUntidy) : null;
  const hours = new Set<Millis>();
  const makeHour = async (hour: Millis) => {
    if (hours.has(hour)) return;
    await withClient(url, (client) => makePartitions(client, TICKS, [hour]));
    hours.add(hour);
  };
  return {
    alerts: alertStoreOf(alertPool, pool, identities),
    async writeTick(tick) {
      const hour = hourOf(tick.at);
      await makeHour(hour);
      await writeTick(pool, identities, tick).catch(async (error: { code?: string }) => {
        if (error.code !== NO_PARTITION) throw error;
        // The hour was compacted and dropped meanwhile: a late tick gets it made again.
        hours.delete(hour);
        await makeHour(hour);
        await writeTick(pool, identities, tick);
      });
    },
    writeEvents: (events) => writeEvents(pool, identities, events),
    readGroup: (query) => readGroup(pool, query),
    readTopic: (query) => readTopic(pool, query),
    readEvents: (query) => readEvents(prisma, query),
    countEvents: (filter, stepMs) => countEvents(prisma, filter, stepMs),
    deleteNote: (id) => deleteNote(prisma, id),
    readSetAside: () => readSetAside(prisma),
    addSetAside: (entry) => addSetAside(prisma, identities, entry),
    removeSetAside: (id) => removeSetAside(prisma, id),
    readHabits: (cluster) => readHabits(prisma, cluster),
    writeHabits: (learned) => writeHabits(prisma, identities, learned),
    deleteHabits: (of) => deleteHabits(prisma, of),
    readSilences: (cluster) => readSilences(prisma, cluster),
    writeSilence: (cluster, declared) => writeSilence(prisma, identities, cluster, declared),
    deleteSilence: (of) => deleteSilence(prisma, of),
    readCaseChanges: (query) => readCaseChanges(prisma, query),
    readStatusBefore: (query) => readStatusBefore(prisma, query),
    readPartitionStatusesBefore: (query) => readPartitionStatusesBefore(prisma, query),
    readStatuses: (query) => readStatuses(pool, query),
    readGroupMoments: (query) => readGroupMoments(pool, query),
    readWatchedFrom: (query) => readWatchedFrom(pool, query),
    readLastTickAt: (query) => readLastTickAt(pool, query),
    readTicks: (query) => readTicks(pool, query),
    readKafkaId: (cluster) => identities.readKafkaId(cluster),
    writeKafkaId: (cluster, kafkaId) => identities.writeKafkaId(cluster, kafkaId),
    readLastStatuses: (cluster, before) => readLastStatuses(prisma, cluster, before),
    async close() {
      await housekeeper?.stop();
      await alertPool.end();
      await pool.end();
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
    // Whoever starts this server may be making the tables just now.
    true,
  );
}
