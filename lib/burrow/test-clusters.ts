/** Clusters made by hand for tests: log ends and commits go through the real windows. */
import { DEFAULT_EVALUATION } from "@/lib/core/words/settings";
import { memberOf, TestCluster, topicOf, type GivenGroup, type GivenLog } from "@/lib/core/picture/test-snapshot";
import { known } from "@/lib/core/words/known";
import type { WatchedCluster } from "./cluster";

/** When every first commit was made; its group commits every 10 s after it. */
export const FIRST = 1_795_457_260_000;
/** The moment of the snapshots. */
const NOW = 1_795_457_360_000;

export interface Given {
  group: string;
  topic?: string;
  partition?: number;
  /** One commit every 10 s from FIRST on. */
  commits: bigint[];
  owner?: { host: string; clientId: string };
}

/** What is given of one group, as a poll reads it: what it committed last, and who owns what. */
function readOf(group: string, all: readonly Given[]): GivenGroup {
  const committed: Record<string, (bigint | null)[]> = {};
  const owned: Record<string, number[]> = {};
  for (const { topic = "testtopic", partition = 0, commits, owner } of all) {
    const offsets = (committed[topic] ??= []);
    while (offsets.length <= partition) offsets.push(null);
    offsets[partition] = commits.at(-1) ?? null;
    if (owner) (owned[topic] ??= []).push(partition);
  }
  const owner = all.find((given) => given.owner)?.owner;
  return { group, committed, members: known(owner ? [{ ...memberOf("m", owned), ...owner }] : []) };
}

/** A cluster of these topics and groups.
 *
 * @param topics log end offsets by partition, read once before all commits; null: never answered
 */
export function clusterOf(name: string, topics: Record<string, (bigint | null)[]>, given: Given[]): WatchedCluster {
  const cluster = new TestCluster({ cluster: name });
  const logs = Object.fromEntries(
    Object.entries(topics).map(([topic, ends]) => [topic, ends.map((end): GivenLog => ({ end }))]),
  );
  const store = cluster.windows;
  for (const [topic, of] of Object.entries(logs)) store.addTopic(topicOf(topic, of, FIRST - 1000));
  for (const { group, topic = "testtopic", partition = 0, commits } of given)
    commits.forEach((offset, i) => store.addCommit({ group, topic, partition, offset, at: FIRST + i * 10_000 }));
  const groups = [...new Set(given.map(({ group }) => group))];
  const snapshot = cluster.cycle({
    ...{ at: NOW, logs, brokers: [{ id: 1, host: "kafka01.example.com", port: 9092, rack: null }] },
    on: groups.map((group) =>
      readOf(
        group,
        given.filter((one) => one.group === group),
      ),
    ),
  });
  return {
    snapshot,
    windowOf: (group, topic, partition) => store.window(group, topic, partition),
    settingsOf: () => DEFAULT_EVALUATION,
  };
}
