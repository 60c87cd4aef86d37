/** From a broker's address to a client of kafkajs, which makes the lab's traffic. */
import { Kafka, logLevel, type KafkaConfig, type LogEntry } from "kafkajs";
import { logger } from "@/lib/log/log";
import "./idle-connections";

const CONNECT_MS = 5_000;
const REQUEST_MS = 10_000;

// kafkajs warns about its new partitioner once per process, on every start; nobody here depends on the old one.
process.env.KAFKAJS_NO_PARTITIONER_WARNING ??= "1";

const kafkajsLog = logger("kafkajs");

/** kafkajs reports broken connections as errors again and again while it retries: warnings here, the rest is detail. */
function logKafkajs({ namespace, level, log }: LogEntry): void {
  const { message, timestamp: _timestamp, logger: _logger, stack: _stack, ...fields } = log;
  if (level <= logLevel.WARN) kafkajsLog.warn({ namespace, ...fields }, message);
  else kafkajsLog.debug({ namespace, ...fields }, message);
}

/** A client for a cluster that wants neither TLS nor a log-in; `brokers` are `host:port`. */
export function createKafkajs(
  options: Pick<KafkaConfig, "clientId" | "connectionTimeout" | "retry"> & { brokers: string[] },
): Kafka {
  return new Kafka({
    connectionTimeout: CONNECT_MS,
    requestTimeout: REQUEST_MS,
    logLevel: logLevel.INFO,
    logCreator: () => logKafkajs,
    ...options,
  });
}
