/** Kafka's and the network's errors as facts: what happened, and the way out where there is one. */
import { protocolErrorsCodesById } from "@platformatic/kafka";
import type { Right } from "@/lib/core/words/problem-kind";
import { plain, say, type Reason, type Said } from "@/lib/core/words/sentences/facts";
import { ReasonError } from "@/lib/core/words/sentences/reason-error";
import { LoginError } from "./sasl-login";

/** A cluster that could not be read at all. */
export class ClusterError extends ReasonError<Said> {
  constructor(cluster: string, brokers: readonly string[], cause: unknown) {
    super(say("problem.cluster-unread", { cluster, brokers: brokers.join(", "), reason: reasonOf(cause) }), { cause });
    this.name = "ClusterError";
  }
}

/** Protocol errors that a monitor meets (https://kafka.apache.org/protocol#protocol_error_codes). */
const BY_CODE: Record<string, Reason> = {
  UNKNOWN_TOPIC_OR_PARTITION: plain("kafka.unknown-partition"),
  LEADER_NOT_AVAILABLE: plain("kafka.no-leader"),
  NOT_LEADER_OR_FOLLOWER: plain("kafka.leader-moving"),
  FENCED_LEADER_EPOCH: plain("kafka.leader-moving"),
  UNKNOWN_LEADER_EPOCH: plain("kafka.leader-moving"),
  REPLICA_NOT_AVAILABLE: plain("kafka.replica-away"),
  OFFSET_NOT_AVAILABLE: plain("kafka.log-end-not-yet"),
  KAFKA_STORAGE_ERROR: plain("kafka.disk"),
  REQUEST_TIMED_OUT: plain("kafka.slow"),
  COORDINATOR_LOAD_IN_PROGRESS: plain("kafka.coordinator-loading"),
  COORDINATOR_NOT_AVAILABLE: plain("kafka.coordinator-not-available"),
  NOT_COORDINATOR: plain("kafka.coordinator-moving"),
  GROUP_ID_NOT_FOUND: plain("kafka.group-gone"),
  UNSTABLE_OFFSET_COMMIT: plain("kafka.transaction-open"),
  TOPIC_AUTHORIZATION_FAILED: say("kafka.not-authorised", { resource: "topic" }),
  GROUP_AUTHORIZATION_FAILED: say("kafka.not-authorised", { resource: "group" }),
  CLUSTER_AUTHORIZATION_FAILED: say("kafka.not-authorised", { resource: "cluster" }),
  UNSUPPORTED_VERSION: plain("kafka.version"),
  ILLEGAL_SASL_STATE: plain("kafka.sasl-state"),
};

const REFUSED_LOGIN: Record<LoginError["key"], (detail: string | null) => Reason> = {
  "no-sasl-here": () => plain("login.no-sasl-here"),
  mechanism: (offered) => say("login.mechanism", { offered }),
  token: (status) => say("login.token", { status }),
  refused: () => plain("login.refused"),
};

const ALL = "*";

/** What Kafka's refusals lack. On all topics and groups: a single name would be missing again with the next one. */
const RIGHTS: Record<Right["resourceType"], Right> = {
  topic: { operation: "Describe", resourceType: "topic", name: ALL },
  group: { operation: "Describe", resourceType: "group", name: ALL },
  cluster: { operation: "Describe", resourceType: "cluster", name: "kafka-cluster" },
};

/** The right that is missing for this reason; undefined where it is for no right. */
export const rightBehind = (reason: Reason): Right | undefined =>
  reason.key === "kafka.not-authorised" ? RIGHTS[reason.values.resource] : undefined;

/** A protocol error code as a reason; codes without words of their own by Kafka's name. */
export function explainCode(code: number): Reason {
  return explainName(protocolErrorsCodesById[code as keyof typeof protocolErrorsCodesById] ?? `error code ${code}`);
}

const explainName = (name: string): Reason => BY_CODE[name] ?? say("kafka.code", { name });

/** What is wrong about the broker's certificate, by Node's codes. */
const UNTRUSTED = plain("certificate.authority");
const BROKER_CERTIFICATE: Record<string, Reason> = {
  SELF_SIGNED_CERT_IN_CHAIN: UNTRUSTED,
  UNABLE_TO_GET_ISSUER_CERT: UNTRUSTED,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNTRUSTED,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNTRUSTED,
  CERT_SIGNATURE_FAILURE: UNTRUSTED,
  DEPTH_ZERO_SELF_SIGNED_CERT: plain("certificate.self-signed"),
  CERT_HAS_EXPIRED: plain("certificate.expired"),
  CERT_NOT_YET_VALID: plain("certificate.not-yet"),
};

const CLIENT_REFUSED = plain("certificate.refused");

/** What the broker says of this client's certificate, by Node's codes for TLS alerts (RFC 8446, 6.2). */
const CLIENT_CERTIFICATE: Record<string, Reason> = {
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED: plain("certificate.wanted"),
  ERR_SSL_SSLV3_ALERT_CERTIFICATE_EXPIRED: plain("certificate.refused-expired"),
  ERR_SSL_SSLV3_ALERT_CERTIFICATE_REVOKED: plain("certificate.refused-revoked"),
  // Java answers so when it was shown none.
  ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE: plain("certificate.wanted-readable"),
  ERR_SSL_SSLV3_ALERT_CERTIFICATE_UNKNOWN: CLIENT_REFUSED,
  ERR_SSL_SSLV3_ALERT_UNSUPPORTED_CERTIFICATE: CLIENT_REFUSED,
  ERR_SSL_TLSV1_ALERT_UNKNOWN_CA: CLIENT_REFUSED,
};

interface ErrorFacts {
  code?: string;
  apiId?: string;
  message: string;
  address?: string;
  port?: number;
  hostname?: string;
}

/** An error, its causes and its parts, outermost first. */
function* chain(error: unknown, depth = 0): Generator<Error> {
  if (!(error instanceof Error) || depth > 8) return;
  yield error;
  yield* chain(error.cause, depth + 1);
  if (error instanceof AggregateError) for (const part of error.errors as unknown[]) yield* chain(part, depth + 1);
}

/** One error as a reason; null when there is none for it and its causes have to be asked. */
function explainOne({ code = "", apiId, message, address, port, hostname }: ErrorFacts): Reason | null {
  const where = address === undefined ? null : `${address}:${port}`;
  if (apiId !== undefined) return explainName(apiId);
  if (code === "ECONNREFUSED") return say("network.refused", { where });
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return say("network.unresolved", { host: String(hostname) });
  if (code === "EHOSTUNREACH" || code === "ENETUNREACH") return say("network.no-route", { where });
  if (code === "ETIMEDOUT" || /timed out/i.test(message)) return say("network.late", { text: withoutStop(message) });
  const untrusted = BROKER_CERTIFICATE[code];
  if (untrusted) return say("certificate.untrusted", { text: message, reason: untrusted });
  if (CLIENT_CERTIFICATE[code]) return CLIENT_CERTIFICATE[code];
  if (code === "ERR_TLS_CERT_ALTNAME_INVALID") return say("certificate.other-host", { text: message });
  if (code === "EPROTO" || code.startsWith("ERR_SSL") || /TLS handshake failed|secure TLS connection/.test(message))
    return plain("network.tls");
  if (code === "ECONNRESET" || code === "EPIPE" || /^Connection closed/.test(message)) return plain("network.closed");
  return null;
}

const withoutStop = (text: string) => text.replace(/\.$/, "");

/** Whole sentences are thrown to those who tell them, and never stand behind another error. */
const isReasonError = (error: Error): error is ReasonError => error instanceof ReasonError;

/** Any error as a reason, with the way out where there is one. */
export function reasonOf(error: unknown): Reason {
  const errors = [...chain(error)];
  // A refused log-in knows at which step it was refused; what is behind it does not.
  const login = errors.find((one) => one instanceof LoginError);
  if (login) return REFUSED_LOGIN[login.key](login.brokerMessage);
  // Nothing else that went wrong weighs as much.
  const foreign = errors.find((one) => isReasonError(one) && one.said.key === "network.foreign");
  // The innermost error knows most: "connection refused" rather than "cannot connect to any broker".
  for (const one of foreign ? [foreign] : errors.toReversed()) {
    const reason = isReasonError(one) ? one.said : explainOne(one as Error & ErrorFacts);
    if (reason) return reason;
  }
  return say("as-it-is", { text: withoutStop(errors.at(-1)?.message ?? String(error)) });
}
