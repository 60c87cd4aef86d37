/** What people say of the silence of groups, in the database: as `habits.ts`, beside what was learned. */
import type { DeclaredSilence } from "@/lib/core/judge/habits/declared-silences";
import type { PrismaClient } from "./generated/client";
import type { Identities } from "./identities";
import { fromStoredName, toStoredName, toStoredText } from "./stored-text";

/** A declaration, and of whom. */
export interface StoredSilence extends DeclaredSilence {
  group: string;
  topic: string;
}

/** All of a cluster, the newest last: of a topic that was made anew it is the one that counts. */
export async function readSilences(prisma: PrismaClient, cluster: string): Promise<StoredSilence[]> {
  const rows = await prisma.declaredSilence.findMany({
    where: { subscription: { group: { cluster: { name: toStoredName(cluster) } } } },
    include: { subscription: { include: { group: true, topic: true } } },
    orderBy: { at: "asc" },
  });
  return rows.map(({ silenceMs, author, at, subscription: { group, topic } }) => ({
    ...{ group: fromStoredName(group.name), topic: fromStoredName(topic.name) },
    ...{ silenceMs: Number(silenceMs), author, at: Number(at) },
  }));
}

/** Stores a declaration in place of the one before. */
export async function writeSilence(
  prisma: PrismaClient,
  identities: Identities,
  cluster: string,
  { group, topic, silenceMs, author, at }: StoredSilence,
): Promise<void> {
  const [subscriptionId] = await identities.subscriptions(cluster, [{ group, topic }], []);
  const data = { silenceMs: BigInt(silenceMs), author: author && toStoredText(author), at: BigInt(at) };
  await prisma.declaredSilence.upsert({
    where: { subscriptionId: subscriptionId! },
    create: { subscriptionId: subscriptionId!, ...data },
    update: data,
  });
}

/** Deletes what is declared of a group on a topic; what is gone stays gone. */
export async function deleteSilence(
  prisma: PrismaClient,
  { cluster, group, topic }: { cluster: string; group: string; topic: string },
): Promise<void> {
  const ofGroup = { name: toStoredName(group), cluster: { name: toStoredName(cluster) } };
  await prisma.declaredSilence.deleteMany({
    where: { subscription: { group: ofGroup, topic: { name: toStoredName(topic) } } },
  });
}
