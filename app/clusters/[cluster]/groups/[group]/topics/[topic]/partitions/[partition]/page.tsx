/** …/groups/{group}/topics/{topic}/partitions/{n}: one group on one partition, over a range of history. */
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { nameOfRawSegment, nameOfSegment } from "@/lib/api/path-segment";
import { PartitionView } from "@/components/partition/partition-view";
import { visibleName } from "@/lib/client/visible-name";

type Props = { params: Promise<{ cluster: string; group: string; topic: string; partition: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { group, topic, partition } = await params;
  return { title: `${visibleName(nameOfSegment(group))}: ${nameOfSegment(topic)}/${partition}` };
}

export default async function PartitionPage({ params }: Props) {
  const { cluster, group, topic, partition } = await params;
  if (!/^\d{1,7}$/.test(partition)) notFound();
  const [clusterName, groupName, topicName] = [cluster, group, topic].map(nameOfRawSegment) as [string, string, string];
  return <PartitionView cluster={clusterName} group={groupName} topic={topicName} partition={Number(partition)} />;
}
