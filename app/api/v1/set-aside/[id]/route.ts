import { serve } from "@/lib/serve/serve";
import { serveSetAsideRemoval } from "@/lib/serve/set-aside";

/** Takes back what was set aside. */
export function DELETE(_request: Request, { params }: { params: Promise<{ id: string }> }) {
  return serve(async (monitor) => serveSetAsideRemoval(monitor, (await params).id, Date.now()));
}
