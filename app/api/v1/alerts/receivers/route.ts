import { serveAlerting } from "@/lib/serve/alerts/alert-parts";
import { serveNewReceiver } from "@/lib/serve/alerts/receiver-entries";

/** Enters a receiver, or changes one. */
export function POST(request: Request) {
  return serveAlerting((parts) => serveNewReceiver(parts, request, Date.now()));
}
