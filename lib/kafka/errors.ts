/** Kafka's and the network's errors as sentences for people: what happened, and the way out where there is one. */
import { protocolErrorsCodesById } from "@platformatic/kafka";

/** A cluster that could not be read at all; the message is fit for a page. */
export class ClusterError extends Error {
  constructor(cluster: string, brokers: readonly string[], cause: unknown) {
    super(`Cannot read cluster "${cluster}" at ${brokers.join(", ")}: ${explainError(cause)}`, { cause });
    this.name = "ClusterError";
  }
}

/** Protocol error codes that a monitor meets, as half sentences (https://kafka.apache.org/protocol#protocol_error_codes). */
const BY_CODE: Record<string, string> = {
  UNKNOWN_TOPIC_OR_PARTITION: "the broker does not know this partition (any more)",
  LEADER_NOT_AVAILABLE: "the partition has no leader",
  NOT_LEADER_OR_FOLLOWER: "the leader is moving to another broker",
  FENCED_LEADER_EPOCH: "the leader is moving to another broker",
  UNKNOWN_LEADER_EPOCH: "the leader is moving to another broker",
  REPLICA_NOT_AVAILABLE: "a replica is not available",
  OFFSET_NOT_AVAILABLE: "the new leader does not know its log end offset yet",
  KAFKA_STORAGE_ERROR: "the broker cannot read its disk",
  REQUEST_TIMED_OUT: "the broker did not finish the request in time",
  COORDINATOR_LOAD_IN_PROGRESS: "the group coordinator is still loading",
  COORDINATOR_NOT_AVAILABLE: "the group coordinator is not available",
  NOT_COORDINATOR: "the group coordinator is moving to another broker",
  GROUP_ID_NOT_FOUND: "the group is gone",
  UNSTABLE_OFFSET_COMMIT: "a transaction with offsets is still open",
  TOPIC_AUTHORIZATION_FAILED: "not authorised: grant Describe on the topic",
  GROUP_AUTHORIZATION_FAILED: "not authorised: grant Describe on the group",
  CLUSTER_AUTHORIZATION_FAILED: "not authorised: grant Describe on the cluster",
  UNSUPPORTED_VERSION: "the broker is too old or too new for this request",
  SASL_AUTHENTICATION_FAILED: "SASL authentication failed: check user name and secret",
  UNSUPPORTED_SASL_MECHANISM: "the broker does not offer this SASL mechanism: check sasl.mechanism",
  ILLEGAL_SASL_STATE: "the broker did not expect SASL on this port: check the port, or leave sasl out",
};

/** A protocol error code as half a sentence; codes without a sentence of their own by Kafka's name. */
export function explainCode(code: number): string {
  const name: string = protocolErrorsCodesById[code as keyof typeof protocolErrorsCodesById] ?? `error code ${code}`;
  return BY_CODE[name] ?? name;
}

/** Node's codes for certificates that do not hold. */
const CERTIFICATE_CODES = new Set([
  "SELF_SIGNED_CERT_IN_CHAIN",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "UNABLE_TO_GET_ISSUER_CERT",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
]);

interface ErrorFacts {
  code?: string;
  apiId?: string;
  message: string;
  address?: string;
  port?: number;
  hostname?: string;
}

/** An error, its causes and its parts, outermost first. */
function* chain(error: unknown, depth = 0): Generator<ErrorFacts> {
  if (!(error instanceof Error) || depth > 8) return;
  yield error as unknown as ErrorFacts;
  yield* chain(error.cause, depth + 1);
  if (error instanceof AggregateError) for (const part of error.errors as unknown[]) yield* chain(part, depth + 1);
}

/** One error as a sentence; null when there is none for it and its causes have to be asked. */
function explainOne({ code = "", apiId, message, address, port, hostname }: ErrorFacts): string | null {
  const where = address === undefined ? "the broker" : `${address}:${port}`;
  if (apiId !== undefined) return `${BY_CODE[apiId] ?? apiId}.`;
  if (code === "ECONNREFUSED") return `nothing listens on ${where}. Is the broker running, and is the port right?`;
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return `the host name ${hostname} cannot be resolved.`;
  if (code === "EHOSTUNREACH" || code === "ENETUNREACH") return `there is no route to ${where}.`;
  if (code === "ETIMEDOUT" || /timed out/i.test(message))
    return `no answer in time (${message.replace(/\.$/, "")}). Is a firewall in between, or the broker overloaded?`;
  if (CERTIFICATE_CODES.has(code)) return `the broker's certificate is not trusted (${message}): set tls.caFile.`;
  if (code === "CERT_HAS_EXPIRED") return "the broker's certificate has expired.";
  if (code === "ERR_TLS_CERT_ALTNAME_INVALID")
    return `the broker's certificate is for another host (${message}): set tls.serverName.`;
  if (code === "EPROTO" || code.startsWith("ERR_SSL") || /TLS handshake failed|secure TLS connection/.test(message))
    return "the TLS handshake failed. Does the broker speak TLS on this port, and does it want a client certificate?";
  if (code === "ECONNRESET" || code === "EPIPE" || /^Connection closed/.test(message))
    return "the broker closed the connection. Does it want TLS or SASL on this port?";
  return null;
}

/** Text as a whole sentence: with a full stop, unless it ends in a question already. */
export function asSentence(text: string): string {
  return /[.?!]$/.test(text) ? text : `${text}.`;
}

/** Any error as a sentence for a person, with the way out where there is one. */
export function explainError(error: unknown): string {
  const facts = [...chain(error)];
  // The innermost error knows most: "connection refused" rather than "cannot connect to any broker".
  for (const fact of facts.toReversed()) {
    const sentence = explainOne(fact);
    if (sentence) return sentence;
  }
  return asSentence(facts.at(-1)?.message ?? String(error));
}

/** `explainError` as half a sentence, to stand after a colon or inside another one. */
export function reasonOf(error: unknown): string {
  return explainError(error).replace(/\.$/, "");
}
