/** The partition that a path names. */
import { BadQuery } from "@/lib/api/answer";
import { why } from "@/lib/core/words/sentences/refusals/facts";
import { nameOfSegment } from "@/lib/api/path-segment";
import type { PartitionPlace } from "./partition-moment";

export type PartitionParams = { [Name in keyof PartitionPlace]: string };

/** @throws BadQuery where the partition is no number */
export function readPlace({ cluster, group, topic, partition }: PartitionParams): PartitionPlace {
  if (!/^\d{1,7}$/.test(partition)) {
    const said = why("wrong.partition", {});
    throw new BadQuery("partition", why("refused.value", { field: "partition", given: partition, said }));
  }
  return {
    ...{ cluster: nameOfSegment(cluster), group: nameOfSegment(group), topic: nameOfSegment(topic) },
    partition: Number(partition),
  };
}
