import { parseQuery } from "@/lib/api/answer";
import { casesQuery } from "@/lib/api/cases-contract";
import { serve } from "@/lib/monitor/serve";
import { serveCases } from "@/lib/monitor/serve-events";

/** Which groups were in which case during a time range. */
export function GET(request: Request) {
  return serve((monitor) => serveCases(monitor, parseQuery(request.url, casesQuery)));
}
