import { serve } from "@/lib/monitor/serve";
import { serveNewNote } from "@/lib/monitor/serve-notes";

/** Writes a note on the timeline. */
export function POST(request: Request) {
  return serve((monitor) => serveNewNote(monitor, request, Date.now()));
}
