/** Notes that Tidemark itself writes on the timeline, of what people changed. */
import { messageOf } from "@/lib/core/words/sentences/english";
import type { Said } from "@/lib/core/words/sentences/facts";
import type { Millis } from "@/lib/core/words/terms";
import type { Runtime } from "../monitor/runtime";

interface Where {
  cluster: string;
  group: string | null;
  topic: string | null;
}

/** Stores a note, and shows it on open pages. @throws Error when it cannot be stored */
export async function writeNote(
  { history, hub }: Pick<Runtime, "history" | "hub">,
  where: Where,
  at: Millis,
  said: Said,
): Promise<void> {
  const none = { partition: null, before: null, after: null };
  hub.publishEvents(await history.writeEvents([{ at, ...where, ...none, kind: "note", ...messageOf(said) }]));
}
