/** Writes one tick: one statement for all its rows, so that it is stored whole or not at all. */
import type { PrismaClient } from "./generated/client";
import type { Identities } from "./identities";
import type { HistoryTick } from "./model";
import { toArrayLiteral } from "./stored-text";

/**
 * Stores a tick, whose day's partitions must be there. A tick of the same cluster and moment that is stored already
 * stays as it is. Arrays travel as text, one literal per row: unnest would flatten arrays of arrays.
 */
export async function writeTick(prisma: PrismaClient, identities: Identities, tick: HistoryTick): Promise<void> {
  const { cluster, topics, subscriptions } = tick;
  const clusterRow = await identities.cluster(cluster);
  const topicRows = await identities.topics(cluster, topics);
  const subscriptionRows = await identities.subscriptions(cluster, subscriptions, topics);
  await prisma.$executeRaw`
    WITH moment AS (
      INSERT INTO "ClusterTick" ("clusterId", "at", "intervalMs")
      VALUES (${clusterRow}::int, ${BigInt(tick.at)}::bigint, ${Math.round(tick.intervalMs)}::int)
      ON CONFLICT DO NOTHING
      RETURNING "at"
    ), logs AS (
      INSERT INTO "TopicTick" ("topicId", "at", "logEnd", "logStart", "leaderless")
      SELECT "row", "at", "logEnd"::bigint[], "logStart"::bigint[], "leaderless"::int[]
      FROM moment, unnest(
        ${toArrayLiteral(topicRows)}::int[],
        ${topics.map(({ logEnd }) => toArrayLiteral(logEnd))}::text[],
        ${topics.map(({ logStart }) => toArrayLiteral(logStart))}::text[],
        ${topics.map(({ leaderless }) => toArrayLiteral(leaderless))}::text[]
      ) AS given ("row", "logEnd", "logStart", "leaderless")
      ON CONFLICT DO NOTHING
    )
    INSERT INTO "SubscriptionTick" ("subscriptionId", "at", "committed", "commitAt", "members")
    SELECT "row", "at", "committed"::bigint[], "commitAt"::bigint[], "members"
    FROM moment, unnest(
      ${toArrayLiteral(subscriptionRows)}::int[],
      ${subscriptions.map(({ committed }) => toArrayLiteral(committed))}::text[],
      ${subscriptions.map(({ commitAt }) => toArrayLiteral(commitAt))}::text[],
      ${toArrayLiteral(subscriptions.map(({ members }) => members))}::int[]
    ) AS given ("row", "committed", "commitAt", "members")
    ON CONFLICT DO NOTHING`;
}
