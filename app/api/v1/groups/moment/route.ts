import { parseQuery } from "@/lib/api/answer";
import { clustersMomentQuery } from "@/lib/api/moment-contract";
import { serveGroupsMoment } from "@/lib/serve/groups-moment";
import { serve } from "@/lib/serve/serve";

/** All groups as they were at a stored moment, of all clusters or of one. */
export function GET(request: Request) {
  return serve((monitor) => serveGroupsMoment(monitor, parseQuery(request.url, clustersMomentQuery)));
}
