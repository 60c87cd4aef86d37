/** The rows of a group's subscriptions, by the names that a question uses. */
import { fromStoredName, toStoredName } from "./stored-text";
import type { Db } from "./moment-sources";

/** A group's subscription to one topic; one that was deleted and made again has several. */
export interface SubscriptionRow {
  /** Rows of Subscription and Topic. */
  subscription: number;
  topicRow: number;
  topic: string;
  topicId: string | null;
}

/** `clusterId`: null when the cluster is not known. Subscriptions are in the order in which they were first seen. */
export async function readSubscriptions(
  db: Db,
  { cluster, group, topic }: { cluster: string; group: string; topic?: string },
): Promise<{ clusterId: number | null; subscriptions: SubscriptionRow[] }> {
  const clusters = await db.query<{ id: number }>(`SELECT "id" FROM "Cluster" WHERE "name" = $1`, [
    toStoredName(cluster),
  ]);
  const clusterId = clusters.rows[0]?.id ?? null;
  if (clusterId === null) return { clusterId, subscriptions: [] };
  const { rows } = await db.query<{ subscription: number; topicRow: number; topic: string; topicId: string }>(
    `SELECT s."id" AS "subscription", t."id" AS "topicRow", t."name" AS "topic", t."topicId"
     FROM "ConsumerGroup" g JOIN "Subscription" s ON s."groupId" = g."id" JOIN "Topic" t ON t."id" = s."topicId"
     WHERE g."clusterId" = $1 AND g."name" = $2 AND ($3::text IS NULL OR t."name" = $3) ORDER BY s."id"`,
    [clusterId, toStoredName(group), topic === undefined ? null : toStoredName(topic)],
  );
  const subscriptions = rows.map((row) => ({
    ...row,
    topic: fromStoredName(row.topic),
    topicId: row.topicId === "" ? null : row.topicId,
  }));
  return { clusterId, subscriptions: subscriptions };
}
