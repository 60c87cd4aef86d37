/** Where Kafka keeps the committed offsets of a group. */

export const OFFSETS_TOPIC = "__consumer_offsets";

/** The least hash has no positive counterpart in 32 bits; Kafka counts it as 0. */
const LEAST_HASH = -(2 ** 31);

/**
 * The partition of `__consumer_offsets` that holds a group, as Apache Kafka chooses it: `Utils.abs(name.hashCode()) %
 * partitions`. Compatible brokers and proxies may choose another one: it is a hint, never a proof.
 */
export function offsetsPartition(group: string, partitions: number): number {
  let hash = 0;
  for (let index = 0; index < group.length; index++) hash = (Math.imul(hash, 31) + group.charCodeAt(index)) | 0;
  return (hash === LEAST_HASH ? 0 : Math.abs(hash)) % partitions;
}
