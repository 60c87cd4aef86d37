import { nameOfSegment } from "@/lib/api/path-segment";
import { serveHabitsRemoval } from "@/lib/serve/habits";
import { serve } from "@/lib/serve/serve";

type Params = Promise<{ cluster: string; group: string; topic: string }>;

/** Forgets what was learned of a group on a topic. */
export function DELETE(_request: Request, { params }: { params: Params }) {
  return serve(async (monitor) => {
    const { cluster, group, topic } = await params;
    const of = { cluster: nameOfSegment(cluster), group: nameOfSegment(group), topic: nameOfSegment(topic) };
    return serveHabitsRemoval(monitor, of);
  });
}
