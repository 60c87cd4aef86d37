import { nameOfSegment } from "@/lib/api/path-segment";
import { serveHabitsRemoval } from "@/lib/serve/habits";
import { serveNormal } from "@/lib/serve/normal-habits";
import { serve } from "@/lib/serve/serve";

type Params = Promise<{ cluster: string; group: string; topic: string }>;

const named = async (params: Params) => {
  const { cluster, group, topic } = await params;
  return { cluster: nameOfSegment(cluster), group: nameOfSegment(group), topic: nameOfSegment(topic) };
};

/** Takes somebody's word for what is normal of a group on a topic. */
export function POST(request: Request, { params }: { params: Params }) {
  return serve(async (monitor) => serveNormal(monitor, await named(params), request, Date.now()));
}

/** Forgets what was learned of a group on a topic. */
export function DELETE(_request: Request, { params }: { params: Params }) {
  return serve(async (monitor) => serveHabitsRemoval(monitor, await named(params), Date.now()));
}
