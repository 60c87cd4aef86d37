import { hostname } from "node:os";
import { answerBurrow } from "@/lib/burrow/answer";
import { serve } from "@/lib/serve/serve";

export const dynamic = "force-dynamic";

/** Burrow's read interface. The path is taken as sent, because names may have been escaped twice. */
export function GET(request: Request) {
  return serve(({ monitors }) => {
    const watched = monitors.map((monitor) => monitor.watched());
    const { status, contentType, body } = answerBurrow(new URL(request.url).pathname, hostname(), watched);
    return new Response(body, { status, headers: { "content-type": contentType, "cache-control": "no-store" } });
  });
}
