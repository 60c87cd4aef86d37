import type { Metadata } from "next";
import { LabView } from "@/components/lab/lab-view";

export const metadata: Metadata = { title: "Lab" };

/** Real brokers, producers and consumers to try things on; only while the lab runs. */
export default function LabPage() {
  return <LabView />;
}
