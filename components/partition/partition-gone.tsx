/** The group is there, but not on this partition. */
import Link from "next/link";
import { SearchX } from "lucide-react";
import { groupPath } from "@/lib/client/paths";
import { buttonClass } from "../ui/button";
import { Card } from "../ui/card";
import { EmptyState } from "../ui/empty-state";

export interface PartitionGoneProps {
  cluster: string;
  group: string;
  topic: string;
  partition: number;
  /** How many partitions of the topic the group has. */
  count: number;
}

export function PartitionGone({ cluster, group, topic, partition, count }: PartitionGoneProps) {
  return (
    <Card>
      <EmptyState
        icon={SearchX}
        title={`${group} has nothing on ${topic}/${partition} now`}
        action={
          <Link href={groupPath(cluster, group)} className={buttonClass()}>
            Back to {group}
          </Link>
        }
      >
        {count > 0
          ? `It reads ${count} partitions of ${topic}, and this is not one of them.`
          : `It has no committed offset on ${topic}, and none of its members owns a part of it.`}
      </EmptyState>
    </Card>
  );
}
