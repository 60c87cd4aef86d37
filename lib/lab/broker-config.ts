/**
 * The lab's broker settings: quick to start, and the data folder stays small for days. Three brokers keep three
 * replicas of everything, as clusters in use do; one alone keeps one, in few partitions.
 */

/** How many brokers a lab may have. */
export type BrokerCount = 1 | 3;

export interface BrokerNode {
  id: number;
  /** Clients' port. */
  port: number;
  dataDir: string;
}

const MEBIBYTE = 1024 * 1024;
/** Of `__consumer_offsets`. */
export const OFFSETS_SEGMENT_BYTES = 4 * MEBIBYTE;

/** One broker cannot have what Kafka takes for normal. */
const ALONE = {
  "offsets.topic.num.partitions": 10,
  "offsets.topic.replication.factor": 1,
  "transaction.state.log.num.partitions": 2,
  "transaction.state.log.replication.factor": 1,
  "transaction.state.log.min.isr": 1,
  "share.coordinator.state.topic.num.partitions": 2,
  "share.coordinator.state.topic.replication.factor": 1,
  "share.coordinator.state.topic.min.isr": 1,
};

/** Kafka's own topics have 50 partitions and three replicas of which two must be in sync, as Kafka itself has it. */
const REPLICATED = {
  "default.replication.factor": 3,
  "min.insync.replicas": 2,
};

/**
 * `server.properties` of one KRaft node of so many. Node 1 is broker and controller, every other one is a broker only,
 * so that it can be killed while the cluster stays in charge of itself.
 */
export function serverProperties(node: BrokerNode, controllerPort: number, brokers: BrokerCount = 1): string {
  const isController = node.id === 1;
  const client = `PLAINTEXT://127.0.0.1:${node.port}`;
  const properties: Record<string, string | number | boolean> = {
    "process.roles": isController ? "broker,controller" : "broker",
    "node.id": node.id,
    "controller.quorum.voters": `1@127.0.0.1:${controllerPort}`,
    listeners: isController ? `${client},CONTROLLER://127.0.0.1:${controllerPort}` : client,
    "advertised.listeners": client,
    "controller.listener.names": "CONTROLLER",
    "listener.security.protocol.map": "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
    // Java properties take a backslash for an escape; forward slashes work on every system.
    "log.dirs": node.dataDir.replaceAll("\\", "/"),
    "num.partitions": 3,
    "auto.create.topics.enable": false,
    ...(brokers === 1 ? ALONE : REPLICATED),
    "offsets.topic.segment.bytes": OFFSETS_SEGMENT_BYTES,
    "group.initial.rebalance.delay.ms": 0,
    // A partition keeps at most six hours and 32 MiB: at the lab's rates a lag can grow for half a day before
    // the oldest waiting records are deleted, and the data folder stays under a gigabyte.
    "log.retention.ms": 6 * 3_600_000,
    "log.retention.bytes": 32 * MEBIBYTE,
    "log.segment.bytes": 4 * MEBIBYTE,
    "log.retention.check.interval.ms": 60_000,
    "log.cleaner.dedupe.buffer.size": 8 * MEBIBYTE,
    "metadata.log.segment.bytes": 8 * MEBIBYTE,
    "metadata.max.retention.bytes": 32 * MEBIBYTE,
    // A broker that died is noticed within seconds.
    "broker.session.timeout.ms": 6_000,
    "broker.heartbeat.interval.ms": 1_000,
    "num.network.threads": 2,
    "num.io.threads": 4,
    "background.threads": 2,
  };
  return Object.entries(properties)
    .map(([key, value]) => `${key}=${value}\n`)
    .join("");
}

/**
 * For every Java program that is made of the pinned jars. Those were checked against their sums; verifying their code
 * once more would be nearly half of a broker's start.
 */
export const QUICK_START = [
  "-XX:TieredStopAtLevel=1",
  "-XX:+UnlockDiagnosticVMOptions",
  "-XX:-BytecodeVerificationRemote",
];

/** Options of a broker's Java machine: little memory, quick to start, warnings of the broker to standard error. */
export const JVM_OPTIONS = [
  "-Xms128m",
  "-Xmx512m",
  "-XX:+UseSerialGC",
  ...QUICK_START,
  "-Djava.awt.headless=true",
  "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
  "-Dorg.slf4j.simpleLogger.showDateTime=true",
  "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSZ",
];
