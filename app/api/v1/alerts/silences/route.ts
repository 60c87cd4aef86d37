import { serveAlerting } from "@/lib/serve/alerts/alert-parts";
import { serveNewSilence, serveSilences } from "@/lib/serve/alerts/silences";

/** Silences and maintenance windows. */
export function GET() {
  return serveAlerting((parts) => serveSilences(parts, Date.now()));
}

/** Silences what fits. */
export function POST(request: Request) {
  return serveAlerting((parts) => serveNewSilence(parts, request, Date.now()));
}
