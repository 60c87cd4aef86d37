import { alertsQuery } from "@/lib/api/alerts-contract";
import { parseQuery } from "@/lib/api/answer";
import { serveAlerting } from "@/lib/serve/alerts/alert-parts";
import { serveAlerts } from "@/lib/serve/alerts/firing";

/** What fires, what ended of late, and whether anybody is told. */
export function GET(request: Request) {
  return serveAlerting((parts) => serveAlerts(parts, parseQuery(request.url, alertsQuery), Date.now()));
}
