import type { Metadata } from "next";
import { AlertsView } from "@/components/alerts/alerts-view";
import { requestWords } from "../request-words";

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await requestWords()).alerts.title });

/** What fires, who is told of it and how, and what was sent. */
export default function AlertsPage() {
  return <AlertsView />;
}
