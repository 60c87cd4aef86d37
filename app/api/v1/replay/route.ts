import { serve } from "@/lib/serve/serve";
import { serveReplay } from "@/lib/serve/replay";

/** Runs one trace, or an array of them, through the rules; the format is that of `npm run replay`. */
export function POST(request: Request) {
  return serve(() => serveReplay(request));
}
