/** Writes one tick: one statement for all its rows, so that it is stored whole or not at all. */
import type { Identities } from "./identities";
import type { HistoryTick } from "./model";
import { toArrayLiteral } from "./stored-text";
import type { Db } from "./moment-sources";

/**
 * Stores a tick, whose hour's partitions must be there. A tick of the same cluster and moment that is stored already
 * stays as it is. Arrays travel as text, one literal per row: unnest would flatten arrays of arrays.
 */
export async function writeTick(db: Db, identities: Identities, tick: HistoryTick): Promise<void> {
  for (let turn = 0; turn < TURNS; turn++) {
    if (await store(db, identities, tick)) return;
    identities.forget(tick.cluster);
  }
  throw new Error("Names are being forgotten; this tick is stored later.");
}

/** Names may be forgotten in several batches, each of which makes those that were just read old ones. */
const TURNS = 10;

/** False where names were forgotten since they were read: some may be gone, so that nothing is stored. */
async function store(db: Db, identities: Identities, tick: HistoryTick): Promise<boolean> {
  const { cluster, topics, subscriptions } = tick;
  // Before the rows: where another writer has them read anew meanwhile, the generation must not be newer than they are.
  const generation = await identities.generation(cluster);
  const clusterRow = await identities.cluster(cluster);
  const topicRows = await identities.topics(cluster, topics);
  const subscriptionRows = await identities.subscriptions(cluster, subscriptions, topics);
  const { rows } = await db.query<{ valid: boolean }>(INSERT, [
    clusterRow,
    tick.at,
    Math.round(tick.intervalMs),
    toArrayLiteral(topicRows),
    toArrayOfLiterals(topics.map(({ logEnd }) => logEnd)),
    toArrayOfLiterals(topics.map(({ logStart }) => logStart)),
    toArrayOfLiterals(topics.map(({ leaderless }) => leaderless)),
    toArrayLiteral(subscriptionRows),
    toArrayOfLiterals(subscriptions.map(({ committed }) => committed)),
    toArrayOfLiterals(subscriptions.map(({ commitAt }) => commitAt)),
    toArrayLiteral(subscriptions.map(({ members }) => members)),
    generation,
  ]);
  return rows[0]!.valid;
}

const INSERT = `
  WITH names AS MATERIALIZED (
    SELECT 1 FROM "NameGeneration" WHERE "generation" = $12::int FOR SHARE
  ), moment AS (
    INSERT INTO "ClusterTick" ("clusterId", "at", "intervalMs") SELECT $1::int, $2::bigint, $3::int FROM names
    ON CONFLICT DO NOTHING
    RETURNING "at"
  ), logs AS (
    INSERT INTO "TopicTick" ("topicId", "at", "logEnd", "logStart", "leaderless")
    SELECT "row", "at", "logEnd"::bigint[], "logStart"::bigint[], "leaderless"::int[]
    FROM moment, unnest($4::int[], $5::text[], $6::text[], $7::text[]) AS given ("row", "logEnd", "logStart", "leaderless")
    ON CONFLICT DO NOTHING
  ), commits AS (
    INSERT INTO "SubscriptionTick" ("subscriptionId", "at", "committed", "commitAt", "members")
    SELECT "row", "at", "committed"::bigint[], "commitAt"::bigint[], "members"
    FROM moment, unnest($8::int[], $9::text[], $10::text[], $11::int[]) AS given ("row", "committed", "commitAt", "members")
    ON CONFLICT DO NOTHING
  )
  SELECT EXISTS (SELECT FROM names) AS "valid"`;

/** Literals hold digits, commas and braces only: in quotes they are elements as they are. */
const toArrayOfLiterals = (rows: readonly (readonly (bigint | number | null)[])[]): string =>
  rows.length === 0 ? "{}" : `{"${rows.map(toArrayLiteral).join('","')}"}`;
