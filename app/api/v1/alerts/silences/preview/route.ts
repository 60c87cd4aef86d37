import { serveAlerting } from "@/lib/serve/alerts/alert-parts";
import { serveSilencePreview } from "@/lib/serve/alerts/silence-preview";

/** What a silence would match, and what it would have kept quiet. */
export function POST(request: Request) {
  return serveAlerting((parts) => serveSilencePreview(parts, request, Date.now()));
}
