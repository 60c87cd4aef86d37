import { deliveriesQuery } from "@/lib/api/alert-deliveries-contract";
import { parseQuery } from "@/lib/api/answer";
import { serveAlerting } from "@/lib/serve/alerts/alert-parts";
import { serveDeliveries } from "@/lib/serve/alerts/deliveries";

/** Messages, newest first. */
export function GET(request: Request) {
  return serveAlerting((parts) => serveDeliveries(parts, parseQuery(request.url, deliveriesQuery)));
}
