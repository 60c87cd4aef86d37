/** /lab: the laboratory's scenarios and what can be done with them. */
import type { Metadata } from "next";
import { LabView } from "@/components/lab/lab-view";

export const metadata: Metadata = { title: "Lab" };

export default function LabPage() {
  return <LabView />;
}
