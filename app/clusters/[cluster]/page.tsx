/** /clusters/{cluster}: one cluster, how it is read, and its groups. */
import type { Metadata } from "next";
import { ClusterView } from "@/components/cluster/cluster-view";
import { nameOfRawSegment, nameOfSegment } from "@/lib/api/path-segment";

type Props = { params: Promise<{ cluster: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: nameOfSegment((await params).cluster) };
}

export default async function ClusterPage({ params }: Props) {
  return <ClusterView cluster={nameOfRawSegment((await params).cluster)} />;
}
