/** /topics: all topics of all clusters. */
import type { Metadata } from "next";
import { TopicsView } from "@/components/topic/topics-view";

export const metadata: Metadata = { title: "Topics" };

export default function TopicsPage() {
  return <TopicsView />;
}
