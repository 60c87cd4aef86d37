/**
 * The partitions of the tables of history: made ahead of time, found by their bounds, dropped whole. Ticks lie in
 * partitions of an hour, so that what was compacted goes by dropping them; blocks in days, rollups in weeks and
 * months. Releases before compaction made days for ticks: those go on until they are dropped.
 */
import type pg from "pg";
import type { Millis } from "@/lib/core/words/terms";

export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

/** Tables that are partitioned alike. */
export interface Family {
  tables: readonly string[];
  widthMs: number;
}

export const TICKS: Family = { tables: ["ClusterTick", "TopicTick", "SubscriptionTick"], widthMs: HOUR_MS };
export const BLOCKS: Family = { tables: ["ClusterBlock", "TopicBlock", "SubscriptionBlock"], widthMs: DAY_MS };
export const ROLLUPS_5M: Family = {
  tables: ["ClusterRollup5m", "TopicRollup5m", "SubscriptionRollup5m"],
  widthMs: 7 * DAY_MS,
};
export const ROLLUPS_1H: Family = {
  tables: ["ClusterRollup1h", "TopicRollup1h", "SubscriptionRollup1h"],
  widthMs: 28 * DAY_MS,
};

export interface Partition {
  table: string;
  name: string;
  /** From the one, up to but without the other. */
  from: Millis;
  to: Millis;
}

/** Who makes or drops partitions holds this advisory lock; the number has no meaning. */
const LOCK = 5_172_009_431;

/** Dropping waits for readers, and others wait for the drop: better tried again later than a cycle held up. */
const DROP_PATIENCE = "1s";

export const hourOf = (at: Millis): Millis => Math.floor(at / HOUR_MS) * HOUR_MS;
export const dayOf = (at: Millis): Millis => Math.floor(at / DAY_MS) * DAY_MS;

/** Makes the partitions that hold these moments where they are missing. */
export async function makePartitions(client: pg.ClientBase, family: Family, moments: readonly Millis[]): Promise<void> {
  if ((await missing(client, family, moments)).length === 0) return;
  await inTurn(client, async () => {
    for (const { table, from } of await missing(client, family, moments)) await make(client, family, table, from);
  });
}

/** The partitions of a family's tables, oldest first. */
export async function listPartitions(client: pg.ClientBase, { tables }: Family): Promise<Partition[]> {
  const { rows } = await client.query<{ table: string; name: string; bounds: string }>(
    `SELECT parent.relname AS "table", part.relname AS "name", pg_get_expr(part.relpartbound, part.oid) AS "bounds"
     FROM pg_inherits JOIN pg_class parent ON parent.oid = inhparent JOIN pg_class part ON part.oid = inhrelid
     WHERE parent.relname = ANY($1) AND part.relkind = 'r' AND parent.relnamespace = 'public'::regnamespace`,
    [tables],
  );
  return rows
    .flatMap(({ table, name, bounds }) => {
      const [from, to] = [...bounds.matchAll(/\('?(-?\d+)'?\)/g)].map((match) => Number(match[1]));
      return from === undefined || to === undefined ? [] : [{ table, name, from, to }];
    })
    .sort((a, b) => a.from - b.from);
}

/**
 * Drops partitions, all or none, under the lock. `check` is asked once nobody can write to them any more; false
 * leaves them. Returns the names of the dropped tables.
 */
export async function dropPartitions(
  client: pg.ClientBase,
  partitions: readonly Partition[],
  check: () => Promise<boolean> = async () => true,
): Promise<string[]> {
  const names = partitions.map(({ name }) => name);
  if (names.length === 0) return [];
  let dropped: string[] = [];
  await inTurn(client, async () => {
    await client.query(`SET LOCAL lock_timeout = '${DROP_PATIENCE}'`);
    for (const name of names) await client.query(`LOCK TABLE "${name}" IN SHARE ROW EXCLUSIVE MODE`);
    if (!(await check())) return;
    await client.query(`DROP TABLE ${names.map((name) => `"${name}"`).join(", ")}`);
    dropped = names;
  });
  return dropped;
}

async function missing(client: pg.ClientBase, family: Family, moments: readonly Millis[]) {
  const there = await listPartitions(client, family);
  const starts = [...new Set(moments.map((at) => Math.floor(at / family.widthMs) * family.widthMs))];
  return family.tables.flatMap((table) =>
    starts
      .filter((start) => !there.some((one) => one.table === table && one.from <= start && start < one.to))
      .map((from) => ({ table, from })),
  );
}

/** Made aside and then attached: unlike CREATE ... PARTITION OF this does not stop those who read and write. */
async function make(client: pg.ClientBase, { widthMs }: Family, table: string, from: Millis): Promise<void> {
  // `TopicTick_2026112407` for an hour, `TopicBlock_20261124` for a day or more.
  const digits = new Date(from).toISOString().replaceAll(/\D/g, "");
  const name = `${table}_${digits.slice(0, widthMs < DAY_MS ? 10 : 8)}`;
  await client.query(`CREATE TABLE "${name}" (LIKE "${table}" INCLUDING DEFAULTS INCLUDING STORAGE)`);
  await client.query(
    `ALTER TABLE "${table}" ATTACH PARTITION "${name}" FOR VALUES FROM (${from}) TO (${from + widthMs})`,
  );
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
