import { parseQuery } from "@/lib/api/answer";
import { eventsQuery } from "@/lib/api/events-contract";
import { serve } from "@/lib/monitor/serve";
import { serveEvents } from "@/lib/monitor/serve-events";

/** Status changes, rebalances, gaps, notes in a time range, newest first. */
export function GET(request: Request) {
  return serve((monitor) => serveEvents(monitor, parseQuery(request.url, eventsQuery)));
}
