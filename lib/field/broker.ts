/** One real broker of any version on 127.0.0.1, with ZooKeeper where the version needs it. Its data is thrown away. */
import { randomBytes } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Kafka, logLevel } from "kafkajs";
import { JVM_OPTIONS } from "@/lib/lab/broker-config";
import { sayExit, startChild, stopChild, tailLog, type Child } from "@/lib/lab/child";
import { findFreePort } from "@/lib/lab/port";
import { formatStorage, type Tools } from "@/lib/lab/storage";
import {
  kraftProperties,
  printProperties,
  zookeeperBrokerProperties,
  zookeeperProperties,
  type NodeAddress,
  type Properties,
} from "./properties";
import type { FieldVersion } from "./versions";

export interface FieldBroker {
  /** `127.0.0.1:port` */
  bootstrap: string;
  stop(): Promise<void>;
}

export interface FieldBrokerOptions extends Tools {
  version: FieldVersion;
  dir: string;
  /** First port to try. */
  basePort: number;
  /** More of the broker's settings; they win. */
  properties?: Properties;
}

const READY_MS = 60_000;

/** A Java program of the version's jars, with its settings in a file. */
async function startJava(
  { javaPath, jarsDir, dir }: FieldBrokerOptions,
  name: string,
  main: string,
  properties: Properties,
): Promise<Child> {
  const configFile = join(dir, `${name}.properties`);
  writeFileSync(configFile, printProperties(properties));
  const args = [...JVM_OPTIONS, "-cp", join(jarsDir, "*"), main, configFile];
  return startChild({ name, command: javaPath, args, logFile: join(dir, `${name}.log`) });
}

async function startWithZookeeper(options: FieldBrokerOptions, node: NodeAddress, children: Child[]): Promise<Child> {
  const settings = zookeeperProperties(node.metadataPort, join(options.dir, "zookeeper-data"));
  children.push(await startJava(options, "zookeeper", "org.apache.zookeeper.server.quorum.QuorumPeerMain", settings));
  return startJava(options, "broker", "kafka.Kafka", { ...zookeeperBrokerProperties(node), ...options.properties });
}

async function startWithKraft(options: FieldBrokerOptions, node: NodeAddress): Promise<Child> {
  const properties = { ...kraftProperties(node), ...options.properties };
  const configFile = join(options.dir, "format.properties");
  writeFileSync(configFile, printProperties(properties));
  // Kafka's tool reads a leading dash as an option.
  const clusterId = randomBytes(16).toString("base64url").replace(/^-/, "A");
  await formatStorage(options, configFile, node.dataDir, clusterId);
  return startJava(options, "broker", "kafka.Kafka", properties);
}

/** Waits until the broker answers. Rejects with the tail of its log when it ends or time is up. */
async function awaitAnswer(bootstrap: string, broker: Child): Promise<void> {
  const client = new Kafka({ brokers: [bootstrap], logLevel: logLevel.NOTHING, retry: { retries: 0 } });
  const admin = client.admin();
  const deadline = Date.now() + READY_MS;
  for (;;) {
    const exit = broker.exit();
    if (exit) throw new Error(`The broker ended at its start (${sayExit(exit)}):\n${tailLog(broker.logFile)}`);
    const answer = await admin
      .connect()
      .then(() => admin.describeCluster())
      .catch(() => null);
    await admin.disconnect();
    if (answer && answer.brokers.length > 0) return;
    if (Date.now() > deadline) throw new Error(`The broker did not answer in time:\n${tailLog(broker.logFile)}`);
    await Promise.race([broker.exited, new Promise((resolve) => setTimeout(resolve, 100))]);
  }
}

/** Starts a broker and returns when it answers. Rejects with the tail of its log; nothing is left running then. */
export async function startFieldBroker(options: FieldBrokerOptions): Promise<FieldBroker> {
  mkdirSync(options.dir, { recursive: true });
  const port = await findFreePort(options.basePort);
  const metadataPort = await findFreePort(port + 1);
  const node = { port, metadataPort, dataDir: join(options.dir, "data") };
  const children: Child[] = [];
  const stop = async () => void (await Promise.all(children.map((child) => stopChild(child, 0, "SIGKILL"))));
  try {
    const broker =
      options.version.metadata === "ZooKeeper"
        ? await startWithZookeeper(options, node, children)
        : await startWithKraft(options, node);
    children.push(broker);
    const bootstrap = `127.0.0.1:${port}`;
    await awaitAnswer(bootstrap, broker);
    return { bootstrap, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
