import { routeTestQuery } from "@/lib/api/alert-policy-contract";
import { parseQuery } from "@/lib/api/answer";
import { serveAlerting } from "@/lib/serve/alerts/alert-parts";
import { serveRouteTest } from "@/lib/serve/alerts/route-test";

/** Where an alert would go, and why. */
export function GET(request: Request) {
  return serveAlerting((parts) => serveRouteTest(parts, parseQuery(request.url, routeTestQuery), Date.now()));
}
