/** From one cluster's settings to the options of both clients: kafkajs, and the connections of @platformatic/kafka. */
import { isIP } from "node:net";
import type { ConnectionOptions } from "@platformatic/kafka";
import { Kafka, logLevel, type KafkaConfig, type LogEntry, type SASLOptions } from "kafkajs";
import { logger } from "@/lib/log/log";
import { readLogin, readTls } from "./secrets";
import type { ClusterSettings } from "./settings";

/** What it takes to connect; every `ClusterSettings` will do, and so does `{ brokers: ["host:9092"] }`. */
export type ConnectSettings = Pick<ClusterSettings, "brokers"> &
  Partial<Pick<ClusterSettings, "clientId" | "tls" | "sasl" | "requestTimeoutMs" | "connectionTimeoutMs">>;

export interface KafkajsOptions {
  /** Instead of the settings' clientId; the lab names its consumers so. */
  clientId?: string;
  retry?: KafkaConfig["retry"];
}

const DEFAULT_CLIENT_ID = "tidemark";
const DEFAULT_CONNECT_MS = 5_000;
const DEFAULT_REQUEST_MS = 10_000;

// kafkajs warns about its new partitioner once per process, on every start; nobody here depends on the old one.
process.env.KAFKAJS_NO_PARTITIONER_WARNING ??= "1";

const kafkajsLog = logger("kafkajs");

/** kafkajs reports broken connections as errors again and again while it retries: warnings here, the rest is detail. */
function logKafkajs({ namespace, level, log }: LogEntry): void {
  const { message, timestamp: _timestamp, logger: _logger, stack: _stack, ...fields } = log;
  if (level <= logLevel.WARN) kafkajsLog.warn({ namespace, ...fields }, message);
  else kafkajsLog.debug({ namespace, ...fields }, message);
}

/** A kafkajs client for these settings. Reads secrets and certificates: throws with the setting's name when one is missing. */
export function createKafkajs(settings: ConnectSettings, options: KafkajsOptions = {}): Kafka {
  const tls = readTls(settings.tls ?? false);
  return new Kafka({
    brokers: settings.brokers,
    clientId: options.clientId ?? settings.clientId ?? DEFAULT_CLIENT_ID,
    connectionTimeout: settings.connectionTimeoutMs ?? DEFAULT_CONNECT_MS,
    authenticationTimeout: settings.connectionTimeoutMs ?? DEFAULT_CONNECT_MS,
    requestTimeout: settings.requestTimeoutMs ?? DEFAULT_REQUEST_MS,
    logLevel: logLevel.INFO,
    logCreator: () => logKafkajs,
    ...(tls ? { ssl: tls } : {}),
    ...(settings.sasl ? { sasl: kafkajsSasl(settings) } : {}),
    ...(options.retry ? { retry: options.retry } : {}),
  });
}

function kafkajsSasl(settings: ConnectSettings): SASLOptions | undefined {
  if (!settings.sasl) return undefined;
  const login = readLogin(settings.sasl);
  switch (login.mechanism) {
    case "PLAIN":
      return { mechanism: "plain", username: login.username, password: login.password };
    case "SCRAM-SHA-256":
      return { mechanism: "scram-sha-256", username: login.username, password: login.password };
    case "SCRAM-SHA-512":
      return { mechanism: "scram-sha-512", username: login.username, password: login.password };
    case "OAUTHBEARER":
      return { mechanism: "oauthbearer", oauthBearerProvider: async () => ({ value: await login.token() }) };
  }
}

/**
 * The options of one @platformatic/kafka connection, for a host. The function is made once per client, so
 * that secrets are read once and a bearer token is shared by all connections.
 */
export function connectionOptions(settings: ConnectSettings): (host: string) => ConnectionOptions {
  const tls = readTls(settings.tls ?? false);
  const login = settings.sasl && readLogin(settings.sasl);
  return (host) => ({
    connectTimeout: settings.connectionTimeoutMs ?? DEFAULT_CONNECT_MS,
    requestTimeout: settings.requestTimeoutMs ?? DEFAULT_REQUEST_MS,
    // SNI takes names only (RFC 6066, 3); Node would warn about an address.
    ...(tls ? { tls: isIP(host) || tls.servername ? tls : { ...tls, servername: host } } : {}),
    ...(login ? { sasl: login } : {}),
  });
}

/** The name under which this program's requests appear in the brokers' logs and quotas. */
export function clientIdOf(settings: ConnectSettings): string {
  return settings.clientId ?? DEFAULT_CLIENT_ID;
}
