import { renderMetrics } from "@/lib/metrics/prometheus";
import { serve } from "@/lib/monitor/serve";

export const dynamic = "force-dynamic";

/** The last snapshots for Prometheus; a scrape collects nothing. */
export function GET() {
  return serve(async ({ monitors }) => {
    const watched = monitors.map((monitor) => monitor.watched());
    const text = await renderMetrics(watched, Date.now());
    return new Response(text, { headers: { "content-type": "text/plain; version=0.0.4; charset=utf-8" } });
  });
}
