import { parseQuery } from "@/lib/api/answer";
import { clustersMomentQuery } from "@/lib/api/moment-contract";
import { serve } from "@/lib/serve/serve";
import { serveTopicsMoment } from "@/lib/serve/topics-moment";

/** All topics as they were at a stored moment, of all clusters or of one. */
export function GET(request: Request) {
  return serve((monitor) => serveTopicsMoment(monitor, parseQuery(request.url, clustersMomentQuery)));
}
