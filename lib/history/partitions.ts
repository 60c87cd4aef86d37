/** The daily partitions of the tick tables: made ahead of time, found by their names, dropped whole. */
import type pg from "pg";
import type { Millis } from "@/lib/core/terms";

export const DAY_MS = 86_400_000;

export const TICK_TABLES = ["ClusterTick", "TopicTick", "SubscriptionTick"] as const;

/** Who makes or drops partitions holds this advisory lock; the number has no meaning. */
const LOCK = 5_172_009_431;

/** Dropping waits for readers, and others wait for the drop: better tried again in an hour than a cycle held up. */
const DROP_PATIENCE = "2s";

/** Day number since the epoch, UTC. */
export const dayOf = (at: Millis): number => Math.floor(at / DAY_MS);

/** `20261124` for its day number. */
const dayName = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10).replaceAll("-", "");

/** Makes the partitions of these days where they are missing. */
export async function makeDays(client: pg.ClientBase, days: readonly number[]): Promise<void> {
  const missing = await missingTables(client, days);
  if (missing.length === 0) return;
  await inTurn(client, async () => {
    for (const { table, day } of await missingTables(client, days)) await makeDay(client, table, day);
  });
}

/** Drops all partitions that hold nothing from `oldest` on. Returns the names of the dropped tables. */
export async function dropDaysBefore(client: pg.ClientBase, oldest: Millis): Promise<string[]> {
  const dropped: string[] = [];
  for (const table of TICK_TABLES) {
    for (const name of await partitionsOf(client, table)) {
      // Names sort by day. The day of `oldest` itself still holds something to keep.
      if (name >= `${table}_${dayName(dayOf(oldest))}`) continue;
      await inTurn(client, async () => {
        await client.query(`SET LOCAL lock_timeout = '${DROP_PATIENCE}'`);
        await client.query(`DROP TABLE IF EXISTS "${name}"`);
      });
      dropped.push(name);
    }
  }
  return dropped;
}

async function partitionsOf(client: pg.ClientBase, table: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_inherits JOIN pg_class ON pg_class.oid = inhrelid
     WHERE inhparent = to_regclass($1) ORDER BY relname`,
    [`"${table}"`],
  );
  return rows.map(({ name }) => name);
}

async function missingTables(client: pg.ClientBase, days: readonly number[]) {
  const wanted = TICK_TABLES.flatMap((table) => days.map((day) => ({ table, day, name: `${table}_${dayName(day)}` })));
  const { rows } = await client.query<{ name: string }>(
    "SELECT relname AS name FROM pg_class WHERE relname = ANY($1)",
    [wanted.map(({ name }) => name)],
  );
  const there = new Set(rows.map(({ name }) => name));
  return wanted.filter(({ name }) => !there.has(name));
}

/** Made aside and then attached: unlike CREATE ... PARTITION OF this does not stop those who read and write. */
async function makeDay(client: pg.ClientBase, table: string, day: number): Promise<void> {
  const name = `${table}_${dayName(day)}`;
  await client.query(`CREATE TABLE "${name}" (LIKE "${table}" INCLUDING DEFAULTS)`);
  const range = `FOR VALUES FROM (${day * DAY_MS}) TO (${(day + 1) * DAY_MS})`;
  await client.query(`ALTER TABLE "${table}" ATTACH PARTITION "${name}" ${range}`);
}

/** One transaction under the lock. */
async function inTurn(client: pg.ClientBase, run: () => Promise<void>): Promise<void> {
  await client.query("BEGIN");
  try {
    await client.query("SELECT pg_advisory_xact_lock($1)", [LOCK]);
    await run();
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    throw error;
  }
}
