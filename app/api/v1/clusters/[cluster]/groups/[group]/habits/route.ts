import { parseQuery } from "@/lib/api/answer";
import { habitsQuery } from "@/lib/api/habits-contract";
import { nameOfSegment } from "@/lib/api/path-segment";
import { serveHabits } from "@/lib/serve/habits";
import { serve } from "@/lib/serve/serve";

/** What was learned of a group. */
export function GET(request: Request, { params }: { params: Promise<{ cluster: string; group: string }> }) {
  return serve(async (monitor) => {
    const { cluster, group } = await params;
    const of = { cluster: nameOfSegment(cluster), group: nameOfSegment(group) };
    return serveHabits(monitor, of, parseQuery(request.url, habitsQuery));
  });
}
