import { serveAlerting } from "@/lib/serve/alerts/alert-parts";
import { servePolicy } from "@/lib/serve/alerts/policy";

/** Receivers, routes, defaults and owners. */
export function GET() {
  return serveAlerting((parts) => servePolicy(parts));
}
