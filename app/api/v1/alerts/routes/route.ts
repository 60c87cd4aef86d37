import { serveAlerting } from "@/lib/serve/alerts/alert-parts";
import { serveNewRoute } from "@/lib/serve/alerts/route-entries";

/** Enters a route. */
export function POST(request: Request) {
  return serveAlerting((parts) => serveNewRoute(parts, request, Date.now()));
}
