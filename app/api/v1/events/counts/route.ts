import { parseQuery } from "@/lib/api/answer";
import { eventCountsQuery } from "@/lib/api/events-contract";
import { serve } from "@/lib/serve/serve";
import { serveEventCounts } from "@/lib/serve/events";

/** How much happened in each step of a time range. */
export function GET(request: Request) {
  return serve((monitor) => serveEventCounts(monitor, parseQuery(request.url, eventCountsQuery)));
}
