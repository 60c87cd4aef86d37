import { answer } from "@/lib/api/answer";
import { serve } from "@/lib/serve/serve";

export const dynamic = "force-dynamic";

/** The process is alive, and whether history is open or what it waits for. */
export function GET() {
  return serve(({ historyWaits }) => answer({ status: "alive", history: historyWaits() ?? "open" }));
}
