/** Settings of brokers of any version, quick to start and as installations have them: fifty partitions of offsets. */

export type Properties = Record<string, string | number | boolean>;

export interface NodeAddress {
  /** Clients' port. */
  port: number;
  /** The controller's, or ZooKeeper's. */
  metadataPort: number;
  dataDir: string;
}

const COMMON: Properties = {
  "auto.create.topics.enable": false,
  "offsets.topic.num.partitions": 50,
  "offsets.topic.replication.factor": 1,
  "offsets.topic.segment.bytes": 1_048_576,
  "transaction.state.log.num.partitions": 2,
  "transaction.state.log.replication.factor": 1,
  "transaction.state.log.min.isr": 1,
  "group.initial.rebalance.delay.ms": 0,
  "log.cleaner.dedupe.buffer.size": 8_388_608,
  "num.network.threads": 2,
  "num.io.threads": 4,
};

/** A broker that is its own controller. */
export function kraftProperties({ port, metadataPort, dataDir }: NodeAddress): Properties {
  return {
    ...COMMON,
    "process.roles": "broker,controller",
    "node.id": 1,
    "controller.quorum.voters": `1@127.0.0.1:${metadataPort}`,
    "controller.listener.names": "CONTROLLER",
    listeners: `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${metadataPort}`,
    "advertised.listeners": `PLAINTEXT://127.0.0.1:${port}`,
    "listener.security.protocol.map": "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
    "log.dirs": dataDir,
  };
}

/** A broker that keeps its metadata in ZooKeeper. */
export function zookeeperBrokerProperties({ port, metadataPort, dataDir }: NodeAddress): Properties {
  return {
    ...COMMON,
    "broker.id": 1,
    "zookeeper.connect": `127.0.0.1:${metadataPort}`,
    listeners: `PLAINTEXT://127.0.0.1:${port}`,
    "log.dirs": dataDir,
  };
}

/** ZooKeeper itself. */
export function zookeeperProperties(port: number, dataDir: string): Properties {
  return {
    dataDir,
    clientPort: port,
    clientPortAddress: "127.0.0.1",
    tickTime: 500,
    maxClientCnxns: 0,
    "admin.enableServer": false,
  };
}

/** As Java reads them from a file. Java takes a backslash for an escape; forward slashes work on every system. */
export function printProperties(properties: Properties): string {
  return Object.entries(properties)
    .map(([key, value]) => `${key}=${String(value).replaceAll("\\", "/")}\n`)
    .join("");
}
