import { serve } from "@/lib/monitor/serve";
import { serveSetAsideRemoval } from "@/lib/monitor/serve-set-aside";

/** Takes back what was set aside. */
export function DELETE(_request: Request, { params }: { params: Promise<{ id: string }> }) {
  return serve(async (monitor) => serveSetAsideRemoval(monitor, (await params).id, Date.now()));
}
