import { parseQuery } from "@/lib/api/answer";
import { eventsQuery } from "@/lib/api/events-contract";
import { serve } from "@/lib/serve/serve";
import { serveEvents } from "@/lib/serve/events";

/** Status changes, rebalances, gaps, notes in a time range, newest first. */
export function GET(request: Request) {
  return serve((monitor) => serveEvents(monitor, parseQuery(request.url, eventsQuery)));
}
