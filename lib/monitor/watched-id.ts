/** Which cluster is watched under a name: Kafka's own id of it, as history keeps it. */
import type { Happening } from "@/lib/core/picture/changes";
import type { OffsetSource } from "@/lib/core/words/collection";
import { messageOf } from "@/lib/core/words/sentences/english";
import { say } from "@/lib/core/words/sentences/facts";
import type { Millis } from "@/lib/core/words/terms";
import type { History } from "@/lib/history/history";
import type { Logger } from "@/lib/log/log";
import { clusterHappening } from "./cluster-news";

interface WatchedIdOptions {
  name: string;
  source: OffsetSource;
  history: History;
  log: Logger;
}

export class WatchedId {
  private kafkaId: string | null = null;
  /** The one before, while another takes its place. */
  private replaced: string | null = null;

  /** @param recalled resolves once what earlier processes told is known */
  constructor(
    private readonly options: WatchedIdOptions,
    private readonly recalled: Promise<void>,
  ) {}

  /**
   * Tells the source which cluster was watched under this name until now. True when the settings want another one: then it is
   * begun anew, and that is told.
   */
  async isAnother(): Promise<boolean> {
    const { name, history, source } = this.options;
    this.kafkaId = await history.readKafkaId(name);
    if (this.kafkaId === null || (source.expectCluster?.(this.kafkaId) ?? true)) return false;
    this.replaced = this.kafkaId;
    return true;
  }

  /** Keeps which cluster it is, when that is known for the first time or is another one than until now. */
  keep(clusterId: string | null, at: Millis): Happening[] {
    const { name, history, log } = this.options;
    if (clusterId === null || clusterId === this.kafkaId) return [];
    const before = this.replaced;
    this.kafkaId = clusterId;
    this.replaced = null;
    void this.recalled
      // A history that came late may have said that it is another one.
      .then(() => (this.kafkaId === clusterId ? history.writeKafkaId(name, clusterId) : undefined))
      .catch((error: unknown) => log.warn({ err: error, cluster: name }, "the id of the cluster could not be kept"));
    if (before === null) return [];
    const words = messageOf(say("happened.replaced", { before, after: clusterId }));
    return [clusterHappening(name, at, [before, clusterId], words)];
  }
}
