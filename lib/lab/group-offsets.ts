/** Committed offsets of the lab's groups, read and set with the admin client. */
import type { Admin } from "kafkajs";

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const POLL_MS = 300;

/** `group topic/partition` to offset, for all groups named; those without a commit are left out. */
export async function readCommitted(admin: Admin, groups: readonly string[]): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const group of groups) {
    for (const { topic, partitions } of await admin.fetchOffsets({ groupId: group })) {
      for (const { partition, offset } of partitions) {
        if (Number(offset) >= 0) found.set(`${group} ${topic}/${partition}`, offset);
      }
    }
  }
  return found;
}

const isSame = (a: Map<string, string>, b: Map<string, string>) =>
  a.size === b.size && [...a].every(([key, offset]) => b.get(key) === offset);

/** Settles when two readings in a row agree. Throws after 15 s. */
export async function awaitStillness(admin: Admin, groups: readonly string[]): Promise<void> {
  let before = await readCommitted(admin, groups);
  for (const deadline = Date.now() + 15_000; Date.now() < deadline;) {
    await sleep(POLL_MS);
    const now = await readCommitted(admin, groups);
    if (isSame(before, now)) return;
    before = now;
  }
  throw new Error("Offsets are still being committed 15 s after all traffic was told to pause.");
}

/** Settles when the group has committed on so many partitions, or when time is up. */
export async function awaitCommits(admin: Admin, group: string, partitions: number, timeoutMs: number): Promise<void> {
  for (const deadline = Date.now() + timeoutMs; Date.now() < deadline;) {
    if ((await readCommitted(admin, [group])).size >= partitions) return;
    await sleep(POLL_MS);
  }
}

/** Settles when the group has no members. Throws after 20 s. */
async function awaitEmpty(admin: Admin, group: string): Promise<void> {
  for (const deadline = Date.now() + 20_000; Date.now() < deadline;) {
    const { groups } = await admin.describeGroups([group]);
    if (groups.every(({ members }) => members.length === 0)) return;
    await sleep(POLL_MS);
  }
  throw new Error(`${group} still has members after 20 s, so its offsets cannot be set.`);
}

/** Sets a group, which must have no members, back by `records` on each partition, down to the log start. */
export async function setGroupBack(admin: Admin, group: string, topic: string, records: number): Promise<void> {
  await awaitEmpty(admin, group);
  const log = await admin.fetchTopicOffsets(topic);
  const [committed] = await admin.fetchOffsets({ groupId: group, topics: [topic] });
  const partitions = (committed?.partitions ?? []).flatMap(({ partition, offset }) => {
    const low = BigInt(log.find((entry) => entry.partition === partition)?.low ?? "0");
    const wanted = BigInt(offset) - BigInt(records);
    return Number(offset) < 0 ? [] : [{ partition, offset: (wanted > low ? wanted : low).toString() }];
  });
  await admin.setOffsets({ groupId: group, topic, partitions });
}
