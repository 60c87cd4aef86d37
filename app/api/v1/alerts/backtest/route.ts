import { serveAlerting } from "@/lib/serve/alerts/alert-parts";
import { serveBacktest } from "@/lib/serve/alerts/backtest";

/** Which messages routes would have sent. */
export function POST(request: Request) {
  return serveAlerting((parts) => serveBacktest(parts, request, Date.now()));
}
