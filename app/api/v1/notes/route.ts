import { serve } from "@/lib/serve/serve";
import { serveNewNote } from "@/lib/serve/notes";

/** Writes a note on the timeline. */
export function POST(request: Request) {
  return serve((monitor) => serveNewNote(monitor, request, Date.now()));
}
