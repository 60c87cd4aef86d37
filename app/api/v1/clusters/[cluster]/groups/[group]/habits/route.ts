import { nameOfSegment } from "@/lib/api/path-segment";
import { serveHabits } from "@/lib/serve/habits";
import { serve } from "@/lib/serve/serve";

/** What was learned of a group. */
export function GET(_request: Request, { params }: { params: Promise<{ cluster: string; group: string }> }) {
  return serve(async (monitor) => {
    const { cluster, group } = await params;
    return serveHabits(monitor, { cluster: nameOfSegment(cluster), group: nameOfSegment(group) });
  });
}
