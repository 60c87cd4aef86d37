import { serve } from "@/lib/serve/serve";
import { serveNoteRemoval } from "@/lib/serve/notes";

/** Deletes a note that a person wrote. */
export function DELETE(_request: Request, { params }: { params: Promise<{ id: string }> }) {
  return serve(async (monitor) => serveNoteRemoval(monitor, (await params).id));
}
