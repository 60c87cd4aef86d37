/** `/api/v1/stream`: a seat for the client first, then the feed of what it wants to read. */
import { BadQuery, parseQuery } from "@/lib/api/answer";
import { shortOf, tryLater } from "@/lib/api/overload";
import { streamQuery } from "@/lib/api/stream-contract";
import { why } from "@/lib/core/words/sentences/refusals/facts";
import type { Encoding } from "@/lib/live/frame";
import { feedOf, scopeKey, TooManyFeeds } from "@/lib/live/scope";
import { streamScope } from "@/lib/live/scope-query";
import { openStream } from "@/lib/live/sse";
import { buildId } from "./build";
import { clientName } from "../monitor/connections";
import type { Runtime } from "../monitor/runtime";

type Sources = Pick<Runtime, "hub"> & { config: Pick<Runtime["config"], "labUrl" | "live"> };

/** An event stream; 429 where the client reads too many already, 503 where all together do. */
export function serveStream({ hub, config }: Sources, request: Request, encoding: Encoding): Response {
  const query = parseQuery(request.url, streamQuery);
  const scope = streamScope(query);
  if ("missing" in scope) throw new BadQuery(scope.missing, why("refused.scope-incomplete", {}));
  // Who asks for the headers alone reads nothing.
  if (request.method === "HEAD") return new Response(null, { headers: HEADERS });
  const leave = hub.seats.take(clientName(request), scopeKey(scope));
  if (leave === "client") return tryLater(why("refused.streams-of-address", {}), 30);
  if (leave === "server") return shortOf(why("refused.streams", {}), 30);
  try {
    const body = openStream(feedOf(hub, scope), {
      encoding,
      hello: { build: buildId(), at: Date.now(), lab: config.labUrl !== null, liveMs: config.live.everyMs },
      after: request.headers.get("last-event-id") ?? query.after ?? null,
      signal: request.signal,
      onEnd: leave,
    });
    return new Response(body, { headers: HEADERS });
  } catch (error) {
    leave();
    if (error instanceof TooManyFeeds) return shortOf(why("refused.selections", {}), 30);
    throw error;
  }
}

const HEADERS = {
  "content-type": "text/event-stream; charset=utf-8",
  vary: "accept-encoding",
  // Without no-transform the answer is gzipped once more and events are held back.
  "cache-control": "no-cache, no-transform",
  "x-accel-buffering": "no",
};
