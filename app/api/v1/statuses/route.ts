import { parseQuery } from "@/lib/api/answer";
import { statusesQuery } from "@/lib/api/statuses-contract";
import { serve } from "@/lib/serve/serve";
import { serveStatuses } from "@/lib/serve/statuses";

/** Every group's status over a time range, in few steps. */
export function GET(request: Request) {
  return serve((monitor) => serveStatuses(monitor, parseQuery(request.url, statusesQuery)));
}
