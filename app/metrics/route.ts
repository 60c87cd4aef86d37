import { renderMetrics } from "@/lib/metrics/prometheus";
import { alertMetrics } from "@/lib/serve/alerts/metrics";
import { VERSION } from "@/lib/serve/build";
import { piecewise } from "@/lib/serve/piecewise";
import { serve } from "@/lib/serve/serve";

export const dynamic = "force-dynamic";

/** The last snapshots for Prometheus; a scrape collects nothing. */
export function GET() {
  return serve(({ hub, config, alerts, monitors }) => {
    const live = new Map(monitors.map((monitor) => [monitor.name, monitor.betweenFigures]));
    const options = { live, ...config.metrics, version: VERSION, alerts: alertMetrics(alerts) };
    return piecewise(renderMetrics(hub.clusters(), Date.now(), options), {
      "content-type": "text/plain; version=0.0.4; charset=utf-8",
      "cache-control": "no-store",
    });
  });
}
