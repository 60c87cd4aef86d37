/** Which topics and subscriptions have open ticks in an hour that no block of the part holds yet. */
import type pg from "pg";
import type { Millis } from "@/lib/core/words/terms";
import { PARTITIONS_PER_BLOCK } from "./block/grid";
import { HOUR_MS } from "./partitions";

/** Numbers read from the database at once; a few MB of text. */
const CELLS_PER_BATCH = 200_000;
const ROWS_PER_BATCH = 5000;

interface OpenHour {
  client: pg.ClientBase;
  clusterId: number;
  hour: Millis;
  part: number;
  ticks: { at: readonly number[] };
}

/** A topic or subscription with open ticks in the hour, and how many partitions it has, about. */
interface Owner {
  id: number;
  width: number;
}

/**
 * Topics or subscriptions with open rows in the hour and no block of this part. The index is hopped from one to the
 * next instead of read through.
 */
function ownersQuery(what: "Topic" | "Subscription"): string {
  const id = what === "Topic" ? `"topicId"` : `"subscriptionId"`;
  const cells = what === "Topic" ? `"logEnd"` : `"committed"`;
  const next = (after: string) =>
    `SELECT ${id} FROM "${what}Tick" WHERE "at" >= $2 AND "at" < $3 ${after} ORDER BY ${id} LIMIT 1`;
  const ofCluster =
    what === "Topic"
      ? `JOIN "Topic" t ON t."id" = ids."id" WHERE t."clusterId" = $1`
      : `JOIN "Subscription" s ON s."id" = ids."id" JOIN "ConsumerGroup" g ON g."id" = s."groupId" WHERE g."clusterId" = $1`;
  return `WITH RECURSIVE ids ("id") AS (
      (${next("")}) UNION ALL SELECT (${next(`AND ${id} > ids."id"`)}) FROM ids WHERE ids."id" IS NOT NULL
    )
    SELECT ids."id", coalesce((SELECT cardinality(${cells}) FROM "${what}Tick"
      WHERE ${id} = ids."id" AND "at" >= $2 AND "at" < $3 ORDER BY "at" DESC LIMIT 1), 0) AS "width"
    FROM ids ${ofCluster}
      AND NOT EXISTS (SELECT FROM "${what}Block" b WHERE b.${id} = ids."id" AND b."hour" = $2 AND b."part" = $4)
    ORDER BY 1`;
}

/** Whose blocks are still to be made, a batch at a time. */
export async function* ownersToCompact(what: "Topic" | "Subscription", part: OpenHour): AsyncGenerator<number[]> {
  const { client, clusterId, hour, ticks } = part;
  const values = [clusterId, hour, hour + HOUR_MS, part.part];
  const { rows } = await client.query<Owner>(ownersQuery(what), values);
  let batch: number[] = [];
  let cells = 0;
  for (const { id, width } of rows) {
    const more = ticks.at.length * Math.min(Math.max(width, 1), PARTITIONS_PER_BLOCK);
    if (batch.length > 0 && (cells + more > CELLS_PER_BATCH || (batch.length + 1) * ticks.at.length > ROWS_PER_BATCH)) {
      yield batch;
      [batch, cells] = [[], 0];
    }
    batch.push(id);
    cells += more;
  }
  if (batch.length > 0) yield batch;
}
