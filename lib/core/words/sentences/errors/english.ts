import type { Said, SentencesOf, ErrorFacts } from "../facts";

const at = (where: string | null) => where ?? "the broker";
const inBrackets = (text: string | null, before = "") => (text ? ` (${before}${text})` : "");

/** Half sentences, to stand after a colon; questions end in their mark. */
export const errorsInEnglish = (english: (said: Said) => string): SentencesOf<ErrorFacts> => ({
  "kafka.unknown-partition": () => "the broker does not know this partition (any more)",
  "kafka.no-leader": () => "the partition has no leader",
  "kafka.leader-moving": () => "the leader is moving to another broker",
  "kafka.replica-away": () => "a replica is not available",
  "kafka.log-end-not-yet": () => "the new leader does not know its log end offset yet",
  "kafka.disk": () => "the broker cannot read its disk",
  "kafka.slow": () => "the broker did not finish the request in time",
  "kafka.coordinator-loading": () => "the group coordinator is still loading",
  "kafka.coordinator-not-available": () => "the group coordinator is not available",
  "kafka.coordinator-moving": () => "the group coordinator is moving to another broker",
  "kafka.group-gone": () => "the group is gone",
  "kafka.transaction-open": () => "a transaction with offsets is still open",
  "kafka.not-authorised": ({ resource }) => `not authorised: grant Describe on the ${resource}`,
  "kafka.version": () => "the broker is too old or too new for this request",
  "kafka.sasl-state": () => "the broker rejects this request in the current SASL state",
  "kafka.code": ({ name }) => name,
  "kafka.unspoken": ({ release, request, since }) =>
    `the broker is like Kafka ${release ?? "before 0.11"} and does not support ${request}: ` +
    `${since === null ? "a newer one" : `Kafka ${since} or newer`} is needed`,
  "kafka.spoken-newer": ({ request }) =>
    `the broker supports ${request} only in versions newer than this Tidemark: update Tidemark`,
  "kafka.requests-unreported": () => "the broker does not report which requests it supports",
  "kafka.left-out": () => "missing from the broker's answer",
  "kafka.offset-unknown": () => "the broker does not know the offset",

  "leader.unlisted": ({ broker }) => `its leader, broker ${broker}, is not in the cluster's metadata`,
  "leader.unasked": ({ broker, reason }) => `its leader, broker ${broker}, cannot be queried: ${english(reason)}`,
  "leader.offline": ({ brokers }) =>
    `the partition has no leader: its replicas on broker${brokers.length > 1 ? "s" : ""} ${brokers.join(", ")} are offline`,

  "coordinator.mute": ({ broker }) => `its coordinator, broker ${broker}, could not list its groups`,
  "coordinator.away": ({ broker }) => `its coordinator, broker ${broker}, is unreachable`,
  "coordinator.moves": ({ broker }) => `its coordinator is moving to broker ${broker}`,
  "coordinator.none": () => "its coordinator is unreachable and no other broker can take over",
  "coordinator.does-not-describe": () => "its coordinator does not describe it",
  "coordinator.late": () => "its answer is late; the other groups do not wait for it",
  "coordinator.full": () => "its coordinator accepted no further connection in time",

  "network.refused": ({ where }) => `nothing listens on ${at(where)}. Is the broker running, and is the port right?`,
  "network.unresolved": ({ host }) => `the host name ${host} cannot be resolved`,
  "network.no-route": ({ where }) => `there is no route to ${at(where)}`,
  "network.late": ({ text }) => `no answer in time (${text}). Is a firewall in between, or the broker overloaded?`,
  "network.tls": () =>
    "the TLS handshake failed. Does the broker speak TLS on this port, and does it want a client certificate?",
  "network.closed": () => "the broker closed the connection. Does it want TLS or SASL on this port?",
  "network.lost": ({ where }) => `the connection to ${where} was lost`,
  "network.foreign": ({ address, found, watched }) =>
    `${address} answers for cluster ${found}, not for ${watched}, which is watched: correct the address or, ` +
    `to watch that one from now on, set clusterId to ${found}`,
  "network.unadvertised": ({ names, first }) =>
    `it answers, but no broker can be read at the addresses it advertises (${names}). ` +
    `Are these addresses right for this machine (advertised.listeners)?${first ? ` ${english(first)}` : ""}`,

  "certificate.untrusted": ({ text, reason }) =>
    `the broker's certificate is not trusted (${text}): ${english(reason)}`,
  "certificate.authority": () =>
    "its CA is not trusted here: tls.caFile must hold the certificate of the CA that signed it",
  "certificate.self-signed": () => "it is self-signed: tls.caFile must hold that very certificate",
  "certificate.expired": () => "it has expired, or the certificate of its CA has",
  "certificate.not-yet": () => "it is not valid yet: are the clocks right?",
  "certificate.other-host": ({ text }) =>
    `the broker's certificate is for another host (${text}): connect by a name that it holds, or set tls.serverName`,
  "certificate.wanted": () =>
    "the broker requires a client certificate: set tls.certFile and tls.keyFile, or tls.pkcs12File",
  "certificate.wanted-readable": () =>
    "the broker requires a client certificate that it can read: set tls.certFile and tls.keyFile, or tls.pkcs12File",
  "certificate.refused": () => "the broker refused the client certificate: does it trust the CA that signed it?",
  "certificate.refused-expired": () => "the broker refused the client certificate: it has expired",
  "certificate.refused-revoked": () => "the broker refused the client certificate: it is revoked",

  "login.no-sasl-here": () => "the broker does not expect SASL on this port: check the port, or remove sasl",
  "login.mechanism": ({ offered }) =>
    `the broker does not offer this SASL mechanism${inBrackets(offered, "it offers ")}: check sasl.mechanism`,
  "login.token": ({ status }) => `the broker refused the token${inBrackets(status)}: check where it comes from`,
  "login.refused": () => "SASL authentication failed: check user name and secret",

  "offsets-topic.leaderless": ({ topic }) => `no partition of ${topic} has a leader`,
  "offsets-topic.endless": ({ broker, topic }) => `broker ${broker} does not report the end of ${topic}`,
  "offsets-topic.packed": ({ algorithm }) =>
    `its records are compressed with ${algorithm}, which cannot be read here: run Node 22.15 or newer, ` +
    `or set offsets.topic.compression.codec to gzip on the brokers`,
});
