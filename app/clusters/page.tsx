import type { Metadata } from "next";
import { ClustersView } from "@/components/cluster/clusters-view";

export const metadata: Metadata = { title: "Clusters" };

/** All clusters: whether they can be read, and what is on them. */
export default function ClustersPage() {
  return <ClustersView />;
}
