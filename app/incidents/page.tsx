import type { Metadata } from "next";
import { IncidentsView } from "@/components/incidents/incidents-view";
import { requestWords } from "../request-words";

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await requestWords()).incidents.title });

/** Everything that is or was wrong. */
export default function IncidentsPage() {
  return <IncidentsView />;
}
