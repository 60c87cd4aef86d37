/** /timeline: what happened to all groups and clusters, and the notes that people wrote. */
import type { Metadata } from "next";
import { TimelineView } from "@/components/timeline/timeline-view";
import { requestWords } from "../request-words";

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await requestWords()).timeline.title });

export default function TimelinePage() {
  return <TimelineView />;
}
