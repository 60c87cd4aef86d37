/** The versions of Kafka that are put to the test: which jars each runs on, and how its brokers keep their metadata. */
import { ensureKafkaJars, KAFKA_VERSION, kafkaJarsDir, type Jar } from "@/lib/lab/kafka-jars";
import jars211 from "./jars/2.1.1.json" with { type: "json" };
import jars282 from "./jars/2.8.2.json" with { type: "json" };
import jars302 from "./jars/3.0.2.json" with { type: "json" };
import jars392 from "./jars/3.9.2.json" with { type: "json" };
import jars402 from "./jars/4.0.2.json" with { type: "json" };

export interface FieldVersion {
  version: string;
  /** Undefined: the lab's own. */
  jars?: readonly Jar[];
  metadata: "ZooKeeper" | "KRaft";
  /** Whether it knows groups whose assignment is the broker's (KIP-848). */
  consumerProtocol: boolean;
}

/** Oldest first. */
export const VERSIONS: readonly FieldVersion[] = [
  { version: "2.1.1", jars: jars211.jars, metadata: "ZooKeeper", consumerProtocol: false },
  { version: "2.8.2", jars: jars282.jars, metadata: "ZooKeeper", consumerProtocol: false },
  { version: "3.0.2", jars: jars302.jars, metadata: "ZooKeeper", consumerProtocol: false },
  { version: "3.9.2", jars: jars392.jars, metadata: "KRaft", consumerProtocol: false },
  { version: "4.0.2", jars: jars402.jars, metadata: "KRaft", consumerProtocol: true },
  { version: KAFKA_VERSION, metadata: "KRaft", consumerProtocol: true },
];

/** @throws Error when it is not in the list */
export function versionOf(version: string): FieldVersion {
  const found = VERSIONS.find((candidate) => candidate.version === version);
  if (!found) throw new Error(`No jars are pinned for Kafka ${version}.`);
  return found;
}

/** Fetches the jars of a version into the cache folder where they are missing; answers their folder. */
export async function ensureVersion(
  { version, jars }: FieldVersion,
  cacheDir: string,
  log?: (line: string) => void,
): Promise<string> {
  const { dir } = await ensureKafkaJars({ dir: kafkaJarsDir(cacheDir, version), jars, log });
  return dir;
}
