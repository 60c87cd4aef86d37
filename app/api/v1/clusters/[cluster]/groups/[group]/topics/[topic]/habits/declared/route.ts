import { nameOfSegment } from "@/lib/api/path-segment";
import { serveSilenceRemoval } from "@/lib/serve/normal-habits";
import { serve } from "@/lib/serve/serve";

type Params = Promise<{ cluster: string; group: string; topic: string }>;

/** Takes back for how long a group may be silent on a topic. */
export function DELETE(_request: Request, { params }: { params: Params }) {
  return serve(async (monitor) => {
    const { cluster, group, topic } = await params;
    const of = { cluster: nameOfSegment(cluster), group: nameOfSegment(group), topic: nameOfSegment(topic) };
    return serveSilenceRemoval(monitor, of, Date.now());
  });
}
