/**
 * Which Kafka cluster is the one that is watched. An address may one day be answered by another cluster: then nothing of it is
 * read, it is told with both ids, and the brokers that are known go on being asked. Checked on every new connection.
 */
import type { CollectionProblem } from "@/lib/core/words/collection";
import { messageOf } from "@/lib/core/words/sentences/english";
import { say, type Reason } from "@/lib/core/words/sentences/facts";
import { ReasonError } from "@/lib/core/words/sentences/reason-error";
import type { Millis } from "@/lib/core/words/terms";

/** An address that was not tried again for so long is not told of any more. */
const REPORTED_MS: Millis = 10 * 60_000;

export class ClusterIdentity {
  /** Addresses that another cluster answers, with when that was and what is to be told. */
  private readonly foreign = new Map<string, { at: Millis; said: Reason }>();
  private watched: string | null;

  /** @param wanted the id in the settings: no other is ever right */
  constructor(
    private readonly wanted: string | undefined,
    private readonly clock: () => Millis = () => performance.now(),
  ) {
    this.watched = wanted ?? null;
  }

  /**
   * Names the cluster that it was until now. Returns false where the settings want another one: then what is remembered
   * of it counts no more.
   */
  expect(clusterId: string): boolean {
    if (this.wanted !== undefined) return this.wanted === clusterId;
    this.watched = clusterId;
    return true;
  }

  /** Takes in which cluster answers at an address; the first one that does is the one that is watched, if nobody said. */
  check(address: string, clusterId: string | null): void {
    // Brokers before 0.10.1 and some proxies do not tell.
    if (clusterId === null) return;
    this.watched ??= clusterId;
    if (clusterId === this.watched) {
      this.foreign.delete(address);
      return;
    }
    const said = say("network.foreign", { address, found: clusterId, watched: this.watched });
    this.foreign.set(address, { at: this.clock(), said });
    throw new ReasonError(said);
  }

  /** What is to be told of addresses that another cluster answers. */
  problems(): CollectionProblem[] {
    for (const [address, { at }] of this.foreign) if (this.clock() - at > REPORTED_MS) this.foreign.delete(address);
    return [...this.foreign].map(([address, { said }]) => ({
      ...{ what: "metadata", subject: address, ...messageOf(say("problem.because", { reason: said })) },
    }));
  }
}
