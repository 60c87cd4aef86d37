import { parseQuery } from "@/lib/api/answer";
import { exportQuery } from "@/lib/api/export-contract";
import { serve } from "@/lib/serve/serve";
import { serveExport } from "@/lib/serve/export";

export const dynamic = "force-dynamic";

/** Stored ticks of a cluster, or of one of its groups, in a range, as CSV or Parquet. */
export function GET(request: Request) {
  const headersOnly = request.method === "HEAD";
  return serve((monitor) => serveExport(monitor, parseQuery(request.url, exportQuery), { headersOnly }));
}
