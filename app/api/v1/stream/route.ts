import { BadQuery, parseQuery } from "@/lib/api/answer";
import { streamQuery } from "@/lib/api/contract";
import { openStream, type StreamScope } from "@/lib/live/sse";
import { buildId } from "@/lib/monitor/build";
import { serve } from "@/lib/monitor/serve";

/** Server-sent events: the picture of the scope first, then what changes. */
export function GET(request: Request) {
  return serve(({ hub, config }) => {
    const { scope, cluster, group } = parseQuery(request.url, streamQuery);
    const hello = { build: buildId(), at: Date.now(), lab: config.labUrl !== null };
    const body = openStream(hub, scopeOf(scope, cluster, group), hello, request.signal);
    return new Response(body, {
      headers: {
        "content-type": "text/event-stream",
        // Without no-transform the answer is gzipped and events are held back.
        "cache-control": "no-cache, no-transform",
        "x-accel-buffering": "no",
      },
    });
  });
}

function scopeOf(kind: "groups" | "group", cluster?: string, group?: string): StreamScope {
  if (kind === "groups") return { kind };
  if (cluster === undefined) throw new BadQuery("cluster", "scope=group needs cluster and group.");
  if (group === undefined) throw new BadQuery("group", "scope=group needs cluster and group.");
  return { kind, cluster, group };
}
