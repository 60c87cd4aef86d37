/** /incidents/{id}: one incident with its whole story. */
import type { Metadata } from "next";
import { IncidentView } from "@/components/incidents/incident-view";
import { nameOfRawSegment } from "@/lib/api/path-segment";
import { requestWords } from "../../request-words";

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await requestWords()).incidents.incident });

export default async function IncidentPage({ params }: { params: Promise<{ id: string }> }) {
  return <IncidentView id={nameOfRawSegment((await params).id)} />;
}
