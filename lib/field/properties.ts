/** Settings of brokers of any version, quick to start and as installations have them: fifty partitions of offsets, replicated. */

export type Properties = Record<string, string | number | boolean>;

export type BrokerCount = 1 | 3;

export interface NodeAddress {
  id: number;
  /** Clients' port. */
  port: number;
  /** The controller's, or ZooKeeper's. */
  metadataPort: number;
  dataDir: string;
}

/** Everything is on every broker; of three, two must have a record. */
function common(brokers: BrokerCount): Properties {
  return {
    "auto.create.topics.enable": false,
    "min.insync.replicas": brokers === 3 ? 2 : 1,
    "offsets.topic.num.partitions": 50,
    "offsets.topic.replication.factor": brokers,
    "offsets.topic.segment.bytes": 1_048_576,
    "transaction.state.log.num.partitions": 2,
    "transaction.state.log.replication.factor": brokers,
    "transaction.state.log.min.isr": 1,
    "group.initial.rebalance.delay.ms": 0,
    "log.cleaner.dedupe.buffer.size": 8_388_608,
    "num.network.threads": 2,
    "num.io.threads": 4,
  };
}

/** A node of a cluster whose first broker is its controller. */
export function kraftProperties({ id, port, metadataPort, dataDir }: NodeAddress, brokers: BrokerCount): Properties {
  const client = `PLAINTEXT://127.0.0.1:${port}`;
  return {
    ...common(brokers),
    "process.roles": id === 1 ? "broker,controller" : "broker",
    "node.id": id,
    "controller.quorum.voters": `1@127.0.0.1:${metadataPort}`,
    "controller.listener.names": "CONTROLLER",
    listeners: id === 1 ? `${client},CONTROLLER://127.0.0.1:${metadataPort}` : client,
    "advertised.listeners": client,
    "listener.security.protocol.map": "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
    "log.dirs": dataDir,
  };
}

/** A broker that keeps its metadata in ZooKeeper. */
export function zookeeperBrokerProperties(node: NodeAddress, brokers: BrokerCount): Properties {
  return {
    ...common(brokers),
    "broker.id": node.id,
    "zookeeper.connect": `127.0.0.1:${node.metadataPort}`,
    listeners: `PLAINTEXT://127.0.0.1:${node.port}`,
    "log.dirs": node.dataDir,
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
