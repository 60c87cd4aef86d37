import type { Metadata } from "next";
import { LabView } from "@/components/lab/lab-view";
import { requestWords } from "../request-words";

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await requestWords()).lab.title });

/** Real brokers, producers and consumers to try things on; only while the lab runs. */
export default function LabPage() {
  return <LabView />;
}
