/** Kafka's and the network's errors as sentences for people: what happened, and the way out where there is one. */
import { FOREIGN_CLUSTER } from "./cluster-identity";
import { protocolErrorsCodesById } from "@platformatic/kafka";
import type { Right } from "@/lib/core/words/collection";
import { LoginError } from "./sasl-login";

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
  ILLEGAL_SASL_STATE: "the broker does not take this request in the present state of the SASL log-in",
};

const REFUSED_LOGIN: Record<LoginError["key"], (told: string | null) => string> = {
  "no-sasl-here": () => "the broker did not expect SASL on this port: check the port, or leave sasl out.",
  mechanism: (offered) =>
    `the broker does not offer this SASL mechanism${offered ? ` (it offers ${offered})` : ""}: check sasl.mechanism.`,
  token: (status) => `the broker refused the token${status ? ` (${status})` : ""}: check where it comes from.`,
  refused: () => "SASL authentication failed: check user name and secret.",
};

const ALL = "*";

/** What Kafka's refusals lack, by its names for them. On all topics and groups: a single name would be missing again with the next one. */
const RIGHTS: Record<string, Right> = {
  TOPIC_AUTHORIZATION_FAILED: { operation: "Describe", resourceType: "topic", name: ALL },
  GROUP_AUTHORIZATION_FAILED: { operation: "Describe", resourceType: "group", name: ALL },
  CLUSTER_AUTHORIZATION_FAILED: { operation: "Describe", resourceType: "cluster", name: "kafka-cluster" },
};
const RIGHT_BY_REASON = new Map(Object.entries(RIGHTS).map(([name, right]) => [BY_CODE[name]!, right]));

/** The right that is missing when `explainCode` gave this reason; undefined where it gave it for no right. */
export const rightBehind = (reason: string): Right | undefined => RIGHT_BY_REASON.get(reason);

/** A protocol error code as half a sentence; codes without a sentence of their own by Kafka's name. */
export function explainCode(code: number): string {
  const name: string = protocolErrorsCodesById[code as keyof typeof protocolErrorsCodesById] ?? `error code ${code}`;
  return BY_CODE[name] ?? name;
}

/** What is wrong about the broker's certificate, by Node's codes. */
const UNTRUSTED =
  "its authority is not trusted here: tls.caFile must hold the certificate of the authority that signed it";
const BROKER_CERTIFICATE: Record<string, string> = {
  SELF_SIGNED_CERT_IN_CHAIN: UNTRUSTED,
  UNABLE_TO_GET_ISSUER_CERT: UNTRUSTED,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNTRUSTED,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNTRUSTED,
  CERT_SIGNATURE_FAILURE: UNTRUSTED,
  DEPTH_ZERO_SELF_SIGNED_CERT: "it is signed by itself: tls.caFile must hold that very certificate",
  CERT_HAS_EXPIRED: "it has expired, or the certificate of its authority has",
  CERT_NOT_YET_VALID: "it is not valid yet: are the clocks right?",
};

const CLIENT_REFUSED = "the broker refused the client certificate: does it trust the authority that signed it?";

/** What the broker says of this client's certificate, by Node's codes for TLS alerts (RFC 8446, 6.2). */
const CLIENT_CERTIFICATE: Record<string, string> = {
  ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED:
    "the broker wants a client certificate: set tls.certFile and tls.keyFile, or tls.pkcs12File.",
  ERR_SSL_SSLV3_ALERT_CERTIFICATE_EXPIRED: "the broker refused the client certificate: it has expired.",
  ERR_SSL_SSLV3_ALERT_CERTIFICATE_REVOKED: "the broker refused the client certificate: it is revoked.",
  // Java answers so when it was shown none.
  ERR_SSL_SSLV3_ALERT_BAD_CERTIFICATE:
    "the broker wants a client certificate that it can read: set tls.certFile and tls.keyFile, or tls.pkcs12File.",
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
function* chain(error: unknown, depth = 0): Generator<ErrorFacts | LoginError> {
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
  const untrusted = BROKER_CERTIFICATE[code];
  if (untrusted) return `the broker's certificate is not trusted (${message}): ${asSentence(untrusted)}`;
  if (CLIENT_CERTIFICATE[code]) return CLIENT_CERTIFICATE[code];
  if (code === "ERR_TLS_CERT_ALTNAME_INVALID")
    return `the broker's certificate is for another host (${message}): connect by a name that it holds, or set tls.serverName.`;
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
  // A refused log-in knows at which step it was refused; what is behind it does not.
  const login = facts.find((fact): fact is LoginError => fact instanceof LoginError);
  if (login) return REFUSED_LOGIN[login.key](login.told);
  // Nothing else that went wrong weighs as much.
  const foreign = facts.find((fact) => "code" in fact && fact.code === FOREIGN_CLUSTER);
  if (foreign) return asSentence(foreign.message);
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
