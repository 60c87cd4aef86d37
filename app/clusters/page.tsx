import type { Metadata } from "next";
import { ClustersView } from "@/components/cluster/clusters-view";
import { requestWords } from "../request-words";

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await requestWords()).cluster.title });

/** All clusters: whether they can be read, and what is on them. */
export default function ClustersPage() {
  return <ClustersView />;
}
