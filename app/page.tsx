import { OverviewView } from "@/components/overview/overview-view";

/** All consumer groups of all clusters. */
export default function OverviewPage() {
  return <OverviewView />;
}
