/** /clusters/{cluster}/topics/{topic}: one topic, its logs, and all groups on it. */
import type { Metadata } from "next";
import { decodeName } from "@/components/group/path-name";
import { TopicView } from "@/components/topic/topic-view";

type Props = { params: Promise<{ cluster: string; topic: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: decodeName((await params).topic) };
}

export default async function TopicPage({ params }: Props) {
  const { cluster, topic } = await params;
  return <TopicView cluster={decodeName(cluster)} topic={decodeName(topic)} />;
}
