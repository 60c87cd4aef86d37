/** /clusters/{cluster}/groups/{group}: one consumer group, why it is in its status, and its history. */
import type { Metadata } from "next";
import { GroupView } from "@/components/group/group-view";
import { nameOfRawSegment, nameOfSegment } from "@/lib/api/path-segment";
import { visibleName } from "@/lib/client/visible-name";

type Props = { params: Promise<{ cluster: string; group: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: visibleName(nameOfSegment((await params).group)) };
}

export default async function GroupPage({ params }: Props) {
  const { cluster, group } = await params;
  return <GroupView cluster={nameOfRawSegment(cluster)} group={nameOfRawSegment(group)} />;
}
