/** What was learned of groups on topics, in the database: bytes that the judge makes and reads. */
import type { Millis } from "@/lib/core/words/terms";
import { Prisma, type PrismaClient } from "./generated/client";
import type { Identities } from "./identities";
import { fromStoredName, toStoredName } from "./stored-text";

/** Habits as bytes, and whose they are. */
export interface StoredHabits {
  group: string;
  topic: string;
  data: Uint8Array<ArrayBuffer>;
}

/** So many rows are written in one statement: some 400 kB. */
const BATCH = 1_000;

/** All that is known of the groups of a cluster; of a topic that was made anew, what was learned last. */
export async function readHabits(prisma: PrismaClient, cluster: string): Promise<StoredHabits[]> {
  const rows = await prisma.habit.findMany({
    where: { subscription: { group: { cluster: { name: toStoredName(cluster) } } } },
    include: { subscription: { include: { group: true, topic: true } } },
    orderBy: { at: "asc" },
  });
  return rows.map(({ data, subscription: { group, topic } }) => ({
    ...{ group: fromStoredName(group.name), topic: fromStoredName(topic.name) },
    data,
  }));
}

/** Stores habits in place of those that were stored of the same groups on the same topics. */
export async function writeHabits(
  prisma: PrismaClient,
  identities: Identities,
  { cluster, at, habits }: { cluster: string; at: Millis; habits: readonly StoredHabits[] },
): Promise<void> {
  for (let from = 0; from < habits.length; from += BATCH) {
    const batch = habits.slice(from, from + BATCH);
    const rows = await identities.subscriptions(cluster, batch, []);
    const values = batch.map(({ data }, i) => Prisma.sql`(${rows[i]!}::int, ${BigInt(at)}::bigint, ${data}::bytea)`);
    await prisma.$executeRaw`
      INSERT INTO "Habit" ("subscriptionId", "at", "data") VALUES ${Prisma.join(values)}
      ON CONFLICT ("subscriptionId") DO UPDATE SET "at" = EXCLUDED."at", "data" = EXCLUDED."data"`;
  }
}

/** Forgets what was learned of a group on a topic. */
export async function deleteHabits(
  prisma: PrismaClient,
  { cluster, group, topic }: { cluster: string; group: string; topic: string },
): Promise<void> {
  await prisma.habit.deleteMany({
    where: {
      subscription: {
        group: { name: toStoredName(group), cluster: { name: toStoredName(cluster) } },
        topic: { name: toStoredName(topic) },
      },
    },
  });
}
