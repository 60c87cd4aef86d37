/** The list of groups that people set aside, in the database. */
import type { SetAside } from "@/lib/core/words/set-aside";
import type { PrismaClient } from "./generated/client";
import type { Identities } from "./identities";
import { fromStoredName, toStoredName, toStoredText } from "./stored-text";

/** All of it, the newest first. */
export async function readSetAside(prisma: PrismaClient): Promise<SetAside[]> {
  const rows = await prisma.setAside.findMany({ include: { cluster: true }, orderBy: { id: "desc" } });
  return rows.map(({ id, cluster, pattern, author, reason, at }) => {
    const names = { cluster: fromStoredName(cluster.name), pattern: fromStoredName(pattern) };
    return { id: String(id), ...names, author, reason, at: Number(at) };
  });
}

/** Stores an entry; returns it with its id. */
export async function addSetAside(
  prisma: PrismaClient,
  identities: Identities,
  { cluster, pattern, author, reason, at }: Omit<SetAside, "id">,
): Promise<SetAside> {
  const words = { author: author && toStoredText(author), reason: reason && toStoredText(reason) };
  const { id } = await prisma.setAside.create({
    data: { clusterId: await identities.cluster(cluster), pattern: toStoredName(pattern), ...words, at: BigInt(at) },
  });
  return { id: String(id), cluster, pattern, ...words, at };
}

/** Deletes an entry; one that is gone already stays gone. */
export async function removeSetAside(prisma: PrismaClient, id: string): Promise<void> {
  await prisma.setAside.deleteMany({ where: { id: Number(id) } });
}
