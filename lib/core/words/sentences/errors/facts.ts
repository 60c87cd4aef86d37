/** What Kafka or the network answered, or why it did not: half sentences, with the way out where there is one. */
import type { Nothing, Inside } from "../plain-facts";

export interface ErrorFactsOf<Inner extends Inside> {
  "kafka.unknown-partition": Nothing;
  "kafka.no-leader": Nothing;
  "kafka.leader-moving": Nothing;
  "kafka.replica-away": Nothing;
  "kafka.log-end-not-yet": Nothing;
  "kafka.disk": Nothing;
  "kafka.slow": Nothing;
  "kafka.coordinator-loading": Nothing;
  "kafka.coordinator-not-available": Nothing;
  "kafka.coordinator-moving": Nothing;
  "kafka.group-gone": Nothing;
  "kafka.transaction-open": Nothing;
  /** The right that is missing is Describe. */
  "kafka.not-authorised": { resource: "topic" | "group" | "cluster" };
  "kafka.version": Nothing;
  "kafka.sasl-state": Nothing;
  /** Kafka's name for an error without words of its own. */
  "kafka.code": { name: string };
  /** `release` null: before 0.11. `since` null: not known. */
  "kafka.unspoken": { release: string | null; request: string; since: string | null };
  "kafka.spoken-newer": { request: string };
  "kafka.requests-unreported": Nothing;
  "kafka.left-out": Nothing;
  "kafka.offset-unknown": Nothing;

  "leader.unlisted": { broker: number };
  "leader.unasked": { broker: number; reason: Inner["reason"] };
  /** Brokers whose replicas of a partition without a leader are offline. */
  "leader.offline": { brokers: readonly number[] };

  "coordinator.mute": { broker: number };
  "coordinator.away": { broker: number };
  "coordinator.moves": { broker: number };
  "coordinator.none": Nothing;
  "coordinator.does-not-describe": Nothing;
  "coordinator.late": Nothing;
  "coordinator.full": Nothing;

  /** `where` null: the broker. */
  "network.refused": { where: string | null };
  "network.unresolved": { host: string };
  "network.no-route": { where: string | null };
  /** `text`: in Node's words. */
  "network.late": { text: string };
  "network.tls": Nothing;
  "network.closed": Nothing;
  "network.lost": { where: string };
  /** Another cluster answers; both by Kafka's id. */
  "network.foreign": { address: string; found: string; watched: string };
  /** `names`: the addresses that it tells; `first`: what is wrong with the first of them. */
  "network.unadvertised": { names: string; first: Inner["said"] | null };

  /** Of the broker's certificate. `text`: in Node's words. */
  "certificate.untrusted": { text: string; reason: Inner["reason"] };
  "certificate.authority": Nothing;
  "certificate.self-signed": Nothing;
  "certificate.expired": Nothing;
  "certificate.not-yet": Nothing;
  "certificate.other-host": { text: string };
  /** What the broker says of this client's certificate. */
  "certificate.wanted": Nothing;
  "certificate.wanted-readable": Nothing;
  "certificate.refused": Nothing;
  "certificate.refused-expired": Nothing;
  "certificate.refused-revoked": Nothing;

  "login.no-sasl-here": Nothing;
  "login.mechanism": { offered: string | null };
  "login.token": { status: string | null };
  "login.refused": Nothing;

  "offsets-topic.leaderless": { topic: string };
  "offsets-topic.endless": { broker: number; topic: string };
  "offsets-topic.packed": { algorithm: string };
}
