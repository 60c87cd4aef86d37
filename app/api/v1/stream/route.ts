import { BadQuery, parseQuery } from "@/lib/api/answer";
import { streamQuery } from "@/lib/api/stream-contract";
import { chooseEncoding, packAnswer } from "@/lib/live/frame";
import { feedOf } from "@/lib/live/scope";
import { openStream } from "@/lib/live/sse";
import { streamScope } from "@/lib/live/scope-query";
import { buildId } from "@/lib/monitor/build";
import { serve } from "@/lib/monitor/serve";

/** Server-sent events: the picture of the scope first, then what changes. */
export async function GET(request: Request) {
  const encoding = chooseEncoding(request.headers.get("accept-encoding"));
  const answer = await serve(({ hub, config }) => {
    const query = parseQuery(request.url, streamQuery);
    const scope = streamScope(query);
    if ("missing" in scope) throw new BadQuery(scope.missing, "scope=group needs cluster and group.");
    // Who asks for the headers alone reads nothing.
    const body =
      request.method === "HEAD"
        ? null
        : openStream(feedOf(hub, scope), {
            encoding,
            hello: { build: buildId(), at: Date.now(), lab: config.labUrl !== null },
            after: request.headers.get("last-event-id") ?? query.after ?? null,
            signal: request.signal,
          });
    return new Response(body, {
      headers: {
        "content-type": "text/event-stream; charset=utf-8",
        vary: "accept-encoding",
        // Without no-transform the answer is gzipped once more and events are held back.
        "cache-control": "no-cache, no-transform",
        "x-accel-buffering": "no",
      },
    });
  });
  return answer.ok ? answer : packAnswer(answer, encoding);
}
