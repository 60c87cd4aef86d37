/** Answers a range of stored ticks as a file, while it is read: nothing is gathered. */
import { problem } from "@/lib/api/answer";
import type { ExportQuery } from "@/lib/api/export-contract";
import { tickFormats } from "@/lib/history/tick-formats";
import { logger } from "@/lib/log/log";
import type { Runtime } from "./runtime";

/** Full resolution is kept no longer, whatever is set. */
const MAX_RANGE_MS = 400 * 86_400_000;

export function serveExport({ history }: Pick<Runtime, "history">, query: ExportQuery, signal: AbortSignal): Response {
  const { cluster, group, from, to } = query;
  if (to <= from) return problem(400, "Bad request", `to (${to}) must be later than from (${from}).`, "to");
  if (to - from > MAX_RANGE_MS) return problem(400, "Bad request", "The range may span 400 days at most.", "from");
  const { contentType, ending, bytesOf } = tickFormats[query.format];
  const pieces = bytesOf(history.readTicks({ cluster, group, from, to }));
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const next = await pieces.next();
        if (next.done || signal.aborted) controller.close();
        else controller.enqueue(next.value);
      } catch (error) {
        // The head of the answer is out already: it breaks off, which no reader takes for its end.
        logger("api").error({ err: error, cluster }, "an export broke off");
        controller.error(error);
      }
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
  return new Response(stream, {
    headers: {
      "content-type": contentType,
      "content-disposition": `attachment; filename="tidemark-${fileName(from)}-${fileName(to)}${ending}"`,
      "cache-control": "no-store",
    },
  });
}

const fileName = (at: number): string => new Date(at).toISOString().slice(0, 19).replaceAll(/[-:]/g, "");
