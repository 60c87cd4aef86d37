/**
 * A real Apache Kafka on 127.0.0.1: one node, or three of which the second and third can be killed and started again.
 * Data lives in `dir`, apart for each number of brokers; a folder that is half written is started over.
 */
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Admin, Consumer } from "@platformatic/kafka";
import { canReach, findUser, giveTree, isRoot, type Owner } from "@/lib/process/unprivileged";
import {
  JVM_OPTIONS,
  OFFSETS_SEGMENT_BYTES,
  serverProperties,
  type BrokerCount,
  type BrokerNode,
} from "./broker-config";
import { describeExit, startChild, stopChild, tailLog, type Child } from "./child";
import { findFreePort } from "./port";
import { formatStorage, inspectStorage, setAsideStorage, type Tools } from "./storage";
import { hasCode, replicasOf } from "./topics";

export type BrokerState = "running" | "stopped" | "starting";

export interface Brokers {
  /** `127.0.0.1:port`, one for each broker, with commas. */
  bootstrap: string;
  state(): { id: number; state: BrokerState }[];
  /** Kills a broker as a power failure would (SIGKILL). Returns when it is gone. */
  kill(id: number): Promise<void>;
  /** Starts a broker that is stopped; returns when the cluster sees it. */
  start(id: number): Promise<void>;
  /** Stops all, brokers without the controller first. */
  stop(): Promise<void>;
  pids(): number[];
}

export interface BrokerOptions extends Tools {
  dir: string;
  brokers: BrokerCount;
  /** First port to try: clients of broker 1, then the controller, then clients of the others. */
  basePort: number;
  log?: (line: string) => void;
  /** Called when a broker ends that was not told to, with the tail of its log. */
  crashed?: (message: string) => void;
  readyMs?: number;
  /** More of the Java machine's options, such as a larger heap; they win over the lab's own. */
  jvm?: readonly string[];
}

interface Node extends BrokerNode {
  state: BrokerState;
  child: Child | null;
  logFile: string;
  configFile: string;
}

/** A Kafka cluster id: 16 random bytes in URL-safe base64, as Kafka's own tool makes them; kept in the folder. */
function readClusterId(dir: string): string {
  const file = join(dir, "cluster-id");
  const known = existsSync(file) ? readFileSync(file, "utf8").trim() : "";
  if (/^[\w-]{22}$/.test(known)) return known;
  // Kafka's tool reads a leading dash as an option.
  const fresh = randomBytes(16).toString("base64url").replace(/^-/, "A");
  writeFileSync(file, `${fresh}\n`);
  return fresh;
}

async function layOut(options: BrokerOptions): Promise<{ nodes: Node[]; controllerPort: number }> {
  const ports: number[] = [];
  for (let turn = 0; turn < options.brokers + 1; turn++) {
    const wanted = options.basePort + turn;
    const port = await findFreePort(wanted, ports);
    if (port !== wanted) options.log?.(`port ${wanted} is taken; the lab uses ${port}`);
    ports.push(port);
  }
  const [first = 0, controllerPort = 0, ...others] = ports;
  // What one of three brokers holds is no use to one alone, and the other way round.
  const folder = options.brokers === 1 ? "broker" : "replicated-broker";
  const nodes = [first, ...others].map((port, index) => {
    const home = join(options.dir, `${folder}-${index + 1}`);
    mkdirSync(home, { recursive: true });
    const files = {
      dataDir: join(home, "data"),
      logFile: join(home, "broker.log"),
      configFile: join(home, "server.properties"),
    };
    return { id: index + 1, port, state: "stopped" as BrokerState, child: null, ...files };
  });
  return { nodes, controllerPort };
}

/** Writes each node's properties and formats what needs it. */
async function prepare(options: BrokerOptions, nodes: Node[], controllerPort: number): Promise<void> {
  const clusterId = readClusterId(options.dir);
  for (const node of nodes) writeFileSync(node.configFile, serverProperties(node, controllerPort, options.brokers));
  await Promise.all(
    nodes.map((node) => {
      const state = inspectStorage(node.dataDir, clusterId, node.id);
      if (state === "formatted") return;
      if (state === "broken") {
        options.log?.(`the data folder of broker ${node.id} was half written and is started over`);
        setAsideStorage(node.dataDir);
      }
      return formatStorage(options, node.configFile, node.dataDir, clusterId);
    }),
  );
}

const clientOptions = (port: number) => ({
  clientId: "lab-broker",
  bootstrapBrokers: [`127.0.0.1:${port}`],
  connectTimeout: 1_000,
  requestTimeout: 5_000,
  retries: 0,
});

/** Asks one broker which brokers live. Not a word about topics: one without a leader would make the client fail. */
async function askLiveBrokers(port: number): Promise<number[]> {
  const client = new Admin(clientOptions(port));
  try {
    return [...(await client.metadata({ topics: [], forceUpdate: true })).brokers.keys()];
  } finally {
    await client.close();
  }
}

/**
 * Waits until broker `id`, asked at its own `port`, counts itself among the live ones. (Others may still count it in from
 * before it was killed.) Rejects when `child` ends or time is up.
 */
async function awaitBroker(port: number, id: number, child: Child, readyMs: number): Promise<void> {
  const deadline = Date.now() + readyMs;
  for (;;) {
    const exit = child.exit();
    if (exit) throw new Error(`Broker ${id} ended at its start (${describeExit(exit)}):\n${tailLog(child.logFile)}`);
    // No answer yet: the next turn of the loop asks again.
    const live = await askLiveBrokers(port).catch((): number[] => []);
    if (live.includes(id)) return;
    if (Date.now() > deadline)
      throw new Error(`Broker ${id} did not answer within ${readyMs / 1000} s:\n${tailLog(child.logFile)}`);
    await Promise.race([child.exited, new Promise((resolve) => setTimeout(resolve, 100))]);
  }
}

/** Settings that a broker gives to `__consumer_offsets` where it makes it by itself. */
const OFFSETS_CONFIGS = [
  { name: "cleanup.policy", value: "compact" },
  { name: "compression.type", value: "producer" },
  { name: "segment.bytes", value: String(OFFSETS_SEGMENT_BYTES) },
];
/** Kafka protocol, TOPIC_ALREADY_EXISTS. */
const ALREADY_EXISTS = 36;

/**
 * Of three brokers each leads what a cluster's own choice would leave to chance: which groups lose their coordinator
 * with a broker is the same in every lab.
 */
async function placeOffsetsTopic(port: number): Promise<void> {
  const admin = new Admin(clientOptions(port));
  const plan = { topic: "__consumer_offsets", partitions: 50 };
  const assignments = replicasOf(plan, 3).map((brokers, partition) => ({ partition, brokers }));
  try {
    await admin.createTopics({ topics: [plan.topic], assignments, configs: OFFSETS_CONFIGS });
  } catch (error) {
    if (!hasCode(error, ALREADY_EXISTS)) throw error;
  } finally {
    await admin.close();
  }
}

/** Waits for `__consumer_offsets`: asking for any group's coordinator makes one broker create it. */
async function settleOffsetsTopic(port: number, brokers: BrokerCount): Promise<void> {
  if (brokers === 3) await placeOffsetsTopic(port);
  const client = new Consumer({ ...clientOptions(port), groupId: "lab-start" });
  try {
    for (let turn = 0; turn < 300; turn++) {
      const coordinator = await client.findGroupCoordinator().catch(() => null);
      if (coordinator !== null) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error("The group coordinator did not come up within 30 s.");
  } finally {
    await client.close(true);
  }
}

class Cluster implements Brokers {
  readonly bootstrap: string;
  private stopping = false;

  constructor(
    readonly options: BrokerOptions,
    readonly nodes: Node[],
  ) {
    this.bootstrap = nodes.map((node) => `127.0.0.1:${node.port}`).join(",");
  }

  private node(id: number): Node {
    const node = this.nodes.find((candidate) => candidate.id === id);
    if (!node)
      throw new Error(`There is no broker ${id}; there is ${this.nodes.map((each) => each.id).join(" and ")}.`);
    return node;
  }

  state = () => this.nodes.map(({ id, state }) => ({ id, state }));
  pids = () => this.nodes.flatMap(({ child }) => (child && !child.exit() ? [child.pid] : []));

  async start(id: number): Promise<void> {
    const node = this.node(id);
    if (node.state !== "stopped") throw new Error(`Broker ${id} is ${node.state}.`);
    node.state = "starting";
    const jvm = [...JVM_OPTIONS, ...(this.options.jvm ?? [])];
    const args = [...jvm, "-cp", join(this.options.jarsDir, "*"), "kafka.Kafka", node.configFile];
    const child = await startChild({
      name: `broker ${id}`,
      command: this.options.javaPath,
      args,
      logFile: node.logFile,
      owner: this.owner(node),
    });
    node.child = child;
    void child.exited.then((exit) => {
      const unexpected = node.state === "running" && !this.stopping;
      node.state = "stopped";
      if (unexpected) this.options.crashed?.(`Broker ${id} ended (${describeExit(exit)}):\n${tailLog(node.logFile)}`);
    });
    try {
      await awaitBroker(node.port, id, child, this.options.readyMs ?? 60_000);
    } catch (error) {
      await stopChild(child, 2_000);
      throw error;
    }
    node.state = "running";
  }

  /** Started by root a broker is nobody's, with its folder, where nobody can reach that and the jars. */
  private owner({ configFile }: Node): Owner | null {
    if (!isRoot()) return null;
    const [home, owner] = [dirname(configFile), findUser(["nobody"])];
    if (![home, this.options.jarsDir].every((folder) => canReach(folder, owner))) return null;
    giveTree(home, owner);
    return owner;
  }

  async kill(id: number): Promise<void> {
    const node = this.node(id);
    if (id === 1) throw new Error("Broker 1 is the controller too; only the others can be killed.");
    if (!node.child || node.state === "stopped") throw new Error(`Broker ${id} is stopped already.`);
    node.state = "stopped";
    await stopChild(node.child, 0, "SIGKILL");
  }

  async stop(): Promise<void> {
    this.stopping = true;
    const end = async ({ child }: Node) => child && stopChild(child, 15_000);
    // The others hand over what they lead while the controller is there.
    await Promise.all(this.nodes.slice(1).map(end));
    await end(this.nodes[0]!);
  }
}

async function startAll(cluster: Cluster): Promise<void> {
  await Promise.all(cluster.nodes.map(({ id }) => cluster.start(id)));
  await settleOffsetsTopic(cluster.nodes[0]!.port, cluster.options.brokers);
}

/**
 * Starts the cluster and returns when it answers. When brokers do not come up on data of a former run, that data is
 * set aside and they start once more from nothing. Throws with the tail of the broker's log.
 */
export async function startBrokers(options: BrokerOptions): Promise<Brokers> {
  mkdirSync(options.dir, { recursive: true });
  const { nodes, controllerPort } = await layOut(options);
  const hadData = nodes.some((node) => existsSync(node.dataDir));
  await prepare(options, nodes, controllerPort);
  const cluster = new Cluster(options, nodes);
  try {
    await startAll(cluster);
    return cluster;
  } catch (error) {
    await cluster.stop();
    if (!hadData) throw error;
    options.log?.(
      `the brokers did not start on the data of the last run, which is set aside: ${(error as Error).message}`,
    );
  }
  for (const node of nodes) setAsideStorage(node.dataDir);
  await prepare(options, nodes, controllerPort);
  const fresh = new Cluster(options, nodes);
  await startAll(fresh).catch(async (error) => {
    await fresh.stop();
    throw error;
  });
  return fresh;
}
