/**
 * Deletes names that nothing refers to any more: a group that a test made for a minute must not stay for ever. Ticks
 * hold no foreign keys, and their writers know the rows of names by heart, so both meet at one row. A writer stores a
 * tick only while the generation is that of its names, and keeps the generation from changing meanwhile; who forgets
 * changes it first, and looks again then: a name that was used in between has its tick by now, and stays.
 */
import type pg from "pg";

/** So many names at a time: writers wait while they are deleted. */
const BATCH = 1_000;

/** What refers to a subscription, and to a topic. */
const OF_SUBSCRIPTION = ["SubscriptionTick", "SubscriptionBlock", "SubscriptionRollup5m", "SubscriptionRollup1h"];
const OF_TOPIC = ["TopicTick", "TopicBlock", "TopicRollup5m", "TopicRollup1h"];

const unused = (name: string, column: string, tables: readonly string[]): string =>
  tables.map((table) => `NOT EXISTS (SELECT 1 FROM "${table}" t WHERE t."${column}" = ${name}."id")`).join(" AND ");

interface Kind {
  table: string;
  /** The condition for row `n` to be unused. */
  condition: string;
}

/** In the order in which they can go: subscriptions refer to groups and topics, events to groups. */
const KINDS: readonly Kind[] = [
  { table: "Subscription", condition: unused("n", "subscriptionId", OF_SUBSCRIPTION) },
  {
    table: "ConsumerGroup",
    condition: `${unused("n", "groupId", ["Subscription"])} AND ${unused("n", "groupId", ["Event"])}`,
  },
  { table: "Topic", condition: `${unused("n", "topicId", ["Subscription"])} AND ${unused("n", "topicId", OF_TOPIC)}` },
];

/** Forgets what is unused by now; answers how many names went. `going` ends it between two batches. */
export async function forgetNames(client: pg.ClientBase, going: () => boolean = () => true): Promise<number> {
  let forgotten = 0;
  for (const kind of KINDS) {
    for (let after = 0; going();) {
      const found = await findUnused(client, kind, after);
      if (found.length === 0) break;
      forgotten += await forget(client, kind, found);
      after = found.at(-1)!;
    }
  }
  return forgotten;
}

/** The next rows beyond id `after` that are unused, as far as can be seen without holding anybody up. */
async function findUnused(client: pg.ClientBase, { table, condition }: Kind, after: number): Promise<number[]> {
  return inTransaction(client, async () => {
    // Each name is looked up in the indexes: the planner would rather read all ticks for many of them.
    await client.query("SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off");
    const { rows } = await client.query<{ id: number }>(
      `SELECT n."id" FROM "${table}" n WHERE n."id" > $1 AND ${condition} ORDER BY n."id" LIMIT ${BATCH}`,
      [after],
    );
    return rows.map(({ id }) => id);
  });
}

async function forget(client: pg.ClientBase, { table, condition }: Kind, ids: readonly number[]): Promise<number> {
  return inTransaction(client, async () => {
    await client.query("SET LOCAL enable_hashjoin = off; SET LOCAL enable_mergejoin = off");
    // Waits for ticks that are being written; those that come later find another generation.
    await client.query(`UPDATE "NameGeneration" SET "generation" = "generation" + 1`);
    const { rowCount } = await client.query(`DELETE FROM "${table}" n WHERE n."id" = ANY($1::int[]) AND ${condition}`, [
      ids,
    ]);
    return rowCount ?? 0;
  });
}

async function inTransaction<T>(client: pg.ClientBase, work: () => Promise<T>): Promise<T> {
  await client.query("BEGIN");
  try {
    const result = await work();
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  }
}
