import { answer } from "@/lib/api/answer";
import { toClusterSummary } from "@/lib/api/wire";
import { serve } from "@/lib/serve/serve";

export const dynamic = "force-dynamic";

/** All clusters: health, brokers, sources, cycle times, problems. */
export function GET() {
  return serve(({ hub }) => answer({ clusters: hub.clusters().map(toClusterSummary) }));
}
