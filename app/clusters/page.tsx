/** /clusters: every watched cluster, whether it can be read, and what is wrong with it. */
import type { Metadata } from "next";
import { ClusterIndex } from "@/components/cluster/cluster-index";

export const metadata: Metadata = { title: "Clusters" };

export default function ClustersPage() {
  return <ClusterIndex />;
}
