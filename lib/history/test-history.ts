/** For integration tests: a history on a database of its own, and ticks to put into it. */
import type pg from "pg";
import { makeFreshDatabase } from "./fresh-database";
import { openHistory, type History, type HistoryTick } from "./history";
import { withClient } from "./connection";
import { keepHouse, type Kept } from "./housekeeper";
import { migrate } from "./migrate";
import { DEFAULT_RETENTION, type Retention } from "./retention";

export interface TestHistory {
  history: History;
  url: string;
  /** Runs one statement beside what is under test. */
  query<Row extends pg.QueryResultRow>(sql: string, values?: unknown[]): Promise<Row[]>;
  /** All ticks of a cluster in a range, as they come. */
  readBack(cluster: string, from?: number, to?: number): Promise<HistoryTick[]>;
  /** One round of compaction, rollups and retention, at a moment; `names`: and of names that are used no more. */
  keepHouse(now: number, retention?: Partial<Retention>, names?: boolean): Promise<Kept | null>;
  close(): Promise<void>;
}

export async function openTestHistory(): Promise<TestHistory> {
  const database = await makeFreshDatabase();
  await migrate(database.url);
  const history = await openHistory({ url: database.url, keepsHouse: false });
  return {
    history,
    url: database.url,
    query: database.query,
    async readBack(cluster, from = 0, to = Number.MAX_SAFE_INTEGER) {
      const ticks: HistoryTick[] = [];
      for await (const tick of history.readTicks({ cluster, from, to })) ticks.push(tick);
      return ticks;
    },
    keepHouse: (now, retention = {}, names = false) =>
      withClient(database.url, (client) =>
        keepHouse(client, {
          retention: { ...DEFAULT_RETENTION, ...retention },
          now,
          names,
          pause: async () => undefined,
          going: () => true,
        }),
      ),
    async close() {
      await history.close();
      await database.drop();
    },
  };
}

export const SECOND = 1000;

/** A moment of the last hours, so that nothing here is old enough to expire; a whole minute. */
export const T = Math.floor(Date.now() / 60_000) * 60_000 - 3_600_000;

let clusters = 0;
/** A cluster that no other test knows. */
export const newCluster = () => `cluster-${clusters++}`;

type Offsets = (bigint | null)[];

/** A tick of one topic "orders", read by one group "billing". */
export function tickOf(
  cluster: string,
  at: number,
  offsets: { logEnd: Offsets; committed: Offsets; logStart?: Offsets; members?: number | null; intervalMs?: number },
): HistoryTick {
  const { logEnd, committed, logStart = logEnd.map(() => 0n), members = 1, intervalMs = 5 * SECOND } = offsets;
  const commitAt = committed.map((offset) => (offset === null ? null : at - SECOND));
  return {
    cluster,
    at,
    intervalMs,
    topics: [{ topic: "orders", topicId: "id-1", logEnd, logStart, leaderless: [] }],
    subscriptions: [{ group: "billing", topic: "orders", committed, commitAt, members }],
  };
}
