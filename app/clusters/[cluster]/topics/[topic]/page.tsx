/** /clusters/{cluster}/topics/{topic}: one topic, its logs, and all groups on it. */
import type { Metadata } from "next";
import { nameOfRawSegment, nameOfSegment } from "@/lib/api/path-segment";
import { TopicView } from "@/components/topic/topic-view";

type Props = { params: Promise<{ cluster: string; topic: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: nameOfSegment((await params).topic) };
}

export default async function TopicPage({ params }: Props) {
  const { cluster, topic } = await params;
  return <TopicView cluster={nameOfRawSegment(cluster)} topic={nameOfRawSegment(topic)} />;
}
