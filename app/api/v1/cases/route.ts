import { parseQuery } from "@/lib/api/answer";
import { casesQuery } from "@/lib/api/cases-contract";
import { serve } from "@/lib/serve/serve";
import { serveCases } from "@/lib/serve/events";

/** Which groups were in which case during a time range. */
export function GET(request: Request) {
  return serve((monitor) => serveCases(monitor, parseQuery(request.url, casesQuery)));
}
