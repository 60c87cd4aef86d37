import { renderMetrics } from "@/lib/metrics/prometheus";
import { VERSION } from "@/lib/serve/build";
import { piecewise } from "@/lib/serve/piecewise";
import { serve } from "@/lib/serve/serve";

export const dynamic = "force-dynamic";

/** The last snapshots for Prometheus; a scrape collects nothing. */
export function GET() {
  return serve(({ hub, config }) =>
    piecewise(renderMetrics(hub.clusters(), Date.now(), { ...config.metrics, version: VERSION }), {
      "content-type": "text/plain; version=0.0.4; charset=utf-8",
      "cache-control": "no-store",
    }),
  );
}
