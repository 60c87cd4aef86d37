/** Reads a cluster's metadata: brokers, controller, and every topic's partitions with leader and replicas. */
import type { Broker } from "@/lib/core/words/collection";
import { parseAddress, type Address, type Connections } from "./connections";
import type { ClusterMetadata } from "./metadata-codec";
import { METADATA } from "./requests";

/**
 * Metadata of the whole cluster, from the first broker that answers: those known from before, then the ones in
 * the settings. Rejects when none does, with an AggregateError of all reasons.
 */
export async function readMetadata(
  connections: Connections,
  bootstrap: readonly string[],
  knownBrokers: readonly Broker[],
  topics: string[] | null = null,
): Promise<ClusterMetadata> {
  const addresses = new Map<string, Address>();
  for (const address of [...knownBrokers, ...bootstrap.map(parseAddress)])
    addresses.set(`${address.host}:${address.port}`, { host: address.host, port: address.port });
  return firstAnswer([...addresses.values()], (address) => connections.call(address, METADATA, topics));
}

/** A broker that takes longer than this is not waited for: the next one is asked as well. */
const STAGGER_MS = 1_000;

/** Asks one address after the other, the next as soon as one fails or is slow; the first answer counts. */
async function firstAnswer<T>(addresses: Address[], ask: (address: Address) => Promise<T>): Promise<T> {
  const queue = [...addresses];
  const errors: unknown[] = [];
  return new Promise<T>((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined;
    const next = () => {
      clearTimeout(timer);
      const address = queue.shift();
      if (!address) return;
      if (queue.length > 0) timer = setTimeout(next, STAGGER_MS);
      ask(address).then(
        (answer) => {
          clearTimeout(timer);
          queue.length = 0;
          resolve(answer);
        },
        (error: unknown) => {
          errors.push(error);
          if (errors.length === addresses.length) reject(new AggregateError(errors, "No broker answers."));
          else next();
        },
      );
    };
    next();
  });
}
