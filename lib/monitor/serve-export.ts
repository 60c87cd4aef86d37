/** Answers a range of stored ticks as CSV, while it is read: nothing is gathered. */
import { problem } from "@/lib/api/answer";
import type { ExportQuery } from "@/lib/api/export-contract";
import { csvHeader, csvOfTick } from "@/lib/history/tick-csv";
import { logger } from "@/lib/log/log";
import type { Runtime } from "./runtime";

/** Full resolution is kept no longer, whatever is set. */
const MAX_RANGE_MS = 400 * 86_400_000;

/** So much is put together before it is handed on. */
const CHUNK = 64 * 1024;

export function serveExport({ history }: Pick<Runtime, "history">, query: ExportQuery, signal: AbortSignal): Response {
  const { cluster, group, from, to } = query;
  if (to <= from) return problem(400, "Bad request", `to (${to}) must be later than from (${from}).`, "to");
  if (to - from > MAX_RANGE_MS) return problem(400, "Bad request", "The range may span 400 days at most.", "from");
  const pieces = csv();
  const encoder = new TextEncoder();
  const stream = new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const next = await pieces.next();
        if (next.done || signal.aborted) controller.close();
        else controller.enqueue(encoder.encode(next.value));
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
      "content-type": "text/csv; charset=utf-8; header=present",
      "content-disposition": `attachment; filename="tidemark-${fileName(from)}-${fileName(to)}.csv"`,
      "cache-control": "no-store",
    },
  });

  async function* csv(): AsyncGenerator<string, void> {
    let text = csvHeader();
    for await (const tick of history.readTicks({ cluster, group, from, to })) {
      for (const piece of csvOfTick(tick)) {
        text += piece;
        if (text.length < CHUNK) continue;
        yield text;
        text = "";
      }
    }
    yield text;
  }
}

const fileName = (at: number): string => new Date(at).toISOString().slice(0, 19).replaceAll(/[-:]/g, "");
