/** Which topics are compacted: there, offsets are missing from the log, and a lag in offsets is more than the records left. */
import type { Broker } from "@/lib/core/words/collection";
import type { Millis } from "@/lib/core/words/terms";
import type { Connections } from "./connections";
import { DESCRIBE_CONFIGS } from "./requests";

const KEY = "cleanup.policy";

/** A policy changes rarely; it is asked again this often, and at once for topics not met before. */
const EVERY_MS = 10 * 60_000;
/** Topics in one request; the rest has to wait for the next poll. */
const MOST_ASKED = 1_000;

export class TopicPolicies {
  private readonly known = new Map<string, { compacted: boolean; askedAt: Millis }>();

  /** Those of `topics` that are known to be compacted. Never rejects; without the right to DescribeConfigs none is. */
  async compacted(
    connections: Connections,
    brokers: readonly Broker[],
    topics: ReadonlySet<string>,
    at: Millis,
  ): Promise<ReadonlySet<string>> {
    for (const topic of this.known.keys()) if (!topics.has(topic)) this.known.delete(topic);
    const due = [...topics].filter((topic) => Math.abs(at - (this.known.get(topic)?.askedAt ?? -Infinity)) >= EVERY_MS);
    const asked = due.slice(0, MOST_ASKED);
    if (asked.length > 0 && brokers[0]) await this.ask(connections, brokers[0], asked, at);
    return new Set([...this.known].filter(([, { compacted }]) => compacted).map(([topic]) => topic));
  }

  private async ask(connections: Connections, broker: Broker, topics: string[], at: Millis): Promise<void> {
    // Whatever comes of it, it is not asked in every poll.
    for (const topic of topics)
      this.known.set(topic, { compacted: this.known.get(topic)?.compacted ?? false, askedAt: at });
    const answers = await connections.call(broker, DESCRIBE_CONFIGS, topics, KEY).catch(() => []);
    for (const { errorCode, topic, value } of answers) {
      if (errorCode !== 0 || value === null) continue;
      this.known.set(topic, { compacted: value.split(",").includes("compact"), askedAt: at });
    }
  }
}
