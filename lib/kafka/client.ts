/** From one cluster's settings to the options of kafkajs, which makes the lab's traffic. */
import { Kafka, logLevel, type KafkaConfig, type LogEntry } from "kafkajs";
import { logger } from "@/lib/log/log";
import type { ClusterSettings } from "./settings";

/** What it takes to connect; every `ClusterSettings` will do, and so does `{ brokers: ["host:9092"] }`. */
export type ConnectSettings = Pick<ClusterSettings, "brokers"> &
  Partial<Pick<ClusterSettings, "clientId" | "tls" | "sasl" | "requestTimeoutMs" | "connectionTimeoutMs">>;

export interface KafkajsOptions {
  /** Instead of the settings' clientId; the lab names its consumers so. */
  clientId?: string;
  retry?: KafkaConfig["retry"];
}

export const DEFAULT_CONNECT_MS = 5_000;
export const DEFAULT_REQUEST_MS = 10_000;
const DEFAULT_CLIENT_ID = "tidemark";

// kafkajs warns about its new partitioner once per process, on every start; nobody here depends on the old one.
process.env.KAFKAJS_NO_PARTITIONER_WARNING ??= "1";

const kafkajsLog = logger("kafkajs");

/** kafkajs reports broken connections as errors again and again while it retries: warnings here, the rest is detail. */
function logKafkajs({ namespace, level, log }: LogEntry): void {
  const { message, timestamp: _timestamp, logger: _logger, stack: _stack, ...fields } = log;
  if (level <= logLevel.WARN) kafkajsLog.warn({ namespace, ...fields }, message);
  else kafkajsLog.debug({ namespace, ...fields }, message);
}

/** A kafkajs client for a cluster that wants neither TLS nor a log-in, as the lab's. */
export function createKafkajs(
  settings: Omit<ConnectSettings, "tls" | "sasl">,
  { clientId, retry }: KafkajsOptions = {},
): Kafka {
  return new Kafka({
    brokers: settings.brokers,
    clientId: clientId ?? clientIdOf(settings),
    connectionTimeout: settings.connectionTimeoutMs ?? DEFAULT_CONNECT_MS,
    requestTimeout: settings.requestTimeoutMs ?? DEFAULT_REQUEST_MS,
    logLevel: logLevel.INFO,
    logCreator: () => logKafkajs,
    ...(retry ? { retry } : {}),
  });
}

/** The name under which this program's requests appear in the brokers' logs and quotas. */
export function clientIdOf(settings: Pick<ConnectSettings, "clientId">): string {
  return settings.clientId ?? DEFAULT_CLIENT_ID;
}
