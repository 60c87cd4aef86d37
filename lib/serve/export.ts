/** Answers a range of stored ticks as a file, while it is read: nothing is gathered. */
import { tryLater } from "@/lib/api/overload";
import type { ExportQuery } from "@/lib/api/export-contract";
import { why } from "@/lib/core/words/sentences/refusals/facts";
import { tickFormats } from "@/lib/history/tick-formats";
import { piecewise } from "./piecewise";
import type { Runtime } from "../monitor/runtime";
import { Slots } from "./slots";
import { refuseRange } from "./range";

/** Each reads from the database and prints for as long as its reader takes. */
const slots = new Slots(4);

/** @param headersOnly for HEAD, which takes no place and reads nothing */
export function serveExport(
  { history }: Pick<Runtime, "history">,
  query: ExportQuery,
  { headersOnly = false } = {},
): Response {
  const { cluster, group, from, to } = query;
  const refused = refuseRange({ from, to });
  if (refused) return refused;
  const { contentType, ending, bytesOf } = tickFormats[query.format];
  const headers = {
    "content-type": contentType,
    "content-disposition": `attachment; filename="tidemark-${fileName(from)}-${fileName(to)}${ending}"`,
    "cache-control": "no-store",
  };
  if (headersOnly) return new Response(null, { headers });
  const leave = slots.take();
  if (!leave) return tryLater(why("refused.other-exports", {}), 30);
  return piecewise(bytesOf(history.readTicks({ cluster, group, from, to })), headers, leave);
}

const fileName = (at: number): string => new Date(at).toISOString().slice(0, 19).replaceAll(/[-:]/g, "");
