import { answer, parseQuery } from "@/lib/api/answer";
import { eventsQuery } from "@/lib/api/contract";
import { serve } from "@/lib/monitor/serve";

/** Status changes, rebalances, gaps in a time range, newest first. */
export function GET(request: Request) {
  return serve(async ({ history }) =>
    answer({ events: await history.readEvents(parseQuery(request.url, eventsQuery)) }),
  );
}
