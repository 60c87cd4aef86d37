import { serveLookedAt } from "@/lib/serve/looked-at";
import { serve } from "@/lib/serve/serve";

/** What a page shows of the list of groups. */
export function POST(request: Request) {
  return serve((monitor) => serveLookedAt(monitor, request, Date.now()));
}
