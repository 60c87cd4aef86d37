/** Real brokers of any version on 127.0.0.1, with ZooKeeper where the version needs it. Their data is thrown away. */
import { randomBytes } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Kafka, logLevel } from "kafkajs";
import { JVM_OPTIONS } from "@/lib/lab/broker-config";
import { describeExit, startChild, stopChild, tailLog, type Child } from "@/lib/lab/child";
import { findFreePort } from "@/lib/lab/port";
import { formatStorage, type Tools } from "@/lib/lab/storage";
import {
  kraftProperties,
  printProperties,
  zookeeperBrokerProperties,
  zookeeperProperties,
  type BrokerCount,
  type NodeAddress,
  type Properties,
} from "./properties";
import type { FieldVersion } from "./versions";

export interface FieldBrokers {
  /** `127.0.0.1:port`, one for each broker, with commas. */
  bootstrap: string;
  stop(): Promise<void>;
}

export interface FieldBrokersOptions extends Tools {
  version: FieldVersion;
  /** One by default. */
  brokers?: BrokerCount;
  dir: string;
  /** First port to try. */
  basePort: number;
}

const READY_MS = 60_000;

/** A Java program of the version's jars, with its settings in a file. */
async function startJava(
  { javaPath, jarsDir, dir }: FieldBrokersOptions,
  name: string,
  main: string,
  properties: Properties,
): Promise<Child> {
  const configFile = join(dir, `${name}.properties`);
  writeFileSync(configFile, printProperties(properties));
  const args = [...JVM_OPTIONS, "-cp", join(jarsDir, "*"), main, configFile];
  return startChild({ name, command: javaPath, args, logFile: join(dir, `${name}.log`) });
}

async function layOut({ brokers = 1, basePort, dir }: FieldBrokersOptions): Promise<NodeAddress[]> {
  const ports: number[] = [];
  for (let turn = 0; turn <= brokers; turn++) ports.push(await findFreePort(basePort + turn, ports));
  const [metadataPort = 0, ...clients] = ports;
  return clients.map((port, index) => ({ id: index + 1, port, metadataPort, dataDir: join(dir, `data-${index + 1}`) }));
}

/** Formats a node's folder where the version wants that, and answers its settings. */
async function prepare(options: FieldBrokersOptions, node: NodeAddress, clusterId: string): Promise<Properties> {
  const { version, brokers = 1, dir } = options;
  if (version.metadata === "ZooKeeper") return zookeeperBrokerProperties(node, brokers);
  const properties = kraftProperties(node, brokers);
  const configFile = join(dir, `format-${node.id}.properties`);
  writeFileSync(configFile, printProperties(properties));
  await formatStorage(options, configFile, node.dataDir, clusterId);
  return properties;
}

/** Waits until every broker is named by the first. Rejects with the tail of a log when one ends or time is up. */
async function awaitAnswer(bootstrap: string, brokers: readonly Child[]): Promise<void> {
  const client = new Kafka({ brokers: [bootstrap], logLevel: logLevel.NOTHING, retry: { retries: 0 } });
  const admin = client.admin();
  const deadline = Date.now() + READY_MS;
  for (;;) {
    const dead = brokers.find((broker) => broker.exit());
    if (dead)
      throw new Error(`The ${dead.name} ended at its start (${describeExit(dead.exit()!)}):\n${tailLog(dead.logFile)}`);
    const answer = await admin
      .connect()
      .then(() => admin.describeCluster())
      .catch(() => null);
    await admin.disconnect();
    if (answer?.brokers.length === brokers.length) return;
    if (Date.now() > deadline) throw new Error(`The brokers did not answer in time:\n${tailLog(brokers[0]!.logFile)}`);
    await Promise.race([...brokers.map(({ exited }) => exited), new Promise((resolve) => setTimeout(resolve, 100))]);
  }
}

/** Starts a cluster and returns when it answers. Rejects with the tail of a log; nothing is left running then. */
export async function startFieldBrokers(options: FieldBrokersOptions): Promise<FieldBrokers> {
  mkdirSync(options.dir, { recursive: true });
  const nodes = await layOut(options);
  const children: Child[] = [];
  const stop = async () => void (await Promise.all(children.map((child) => stopChild(child, 0, "SIGKILL"))));
  try {
    if (options.version.metadata === "ZooKeeper") {
      const settings = zookeeperProperties(nodes[0]!.metadataPort, join(options.dir, "zookeeper-data"));
      children.push(
        await startJava(options, "zookeeper", "org.apache.zookeeper.server.quorum.QuorumPeerMain", settings),
      );
    }
    // Kafka's tool reads a leading dash as an option.
    const clusterId = randomBytes(16).toString("base64url").replace(/^-/, "A");
    const start = async (node: NodeAddress) => {
      const properties = await prepare(options, node, clusterId);
      const child = await startJava(options, `broker-${node.id}`, "kafka.Kafka", properties);
      children.push(child);
      return child;
    };
    const brokers = await Promise.all(nodes.map(start));
    await awaitAnswer(`127.0.0.1:${nodes[0]!.port}`, brokers);
    return { bootstrap: nodes.map(({ port }) => `127.0.0.1:${port}`).join(","), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
