import { answer } from "@/lib/api/answer";
import { serve } from "@/lib/serve/serve";

export const dynamic = "force-dynamic";

/**
 * 200 once every cluster has been read or is known to be unreachable; until then 503 and which one is waited for. A database
 * that is not there yet is told, and keeps nobody from what is live.
 */
export function GET() {
  return serve(({ hub, historyWaits }) => {
    const waiting = hub.clusters().filter((snapshot) => snapshot.at === null && snapshot.health.reachable);
    const body = {
      status: waiting.length === 0 ? "ready" : "starting",
      waitingFor: waiting.map(({ cluster }) => cluster),
      history: historyWaits() ?? "open",
    };
    return answer(body, waiting.length === 0 ? 200 : 503);
  });
}
