/** Ticks of an exported file for a benchmark, read again for every pass over them. */
import type { HistoryTick } from "@/lib/history/history";
import { BadTicks } from "@/lib/history/tick-rows";
import { Refusal } from "../cli/refusal";
import { ticksOfFile } from "../cli/tick-file";

const HOW =
  "Export an hour of one cluster: npm run history -- export --cluster NAME --from ... --file FILE, or /api/v1/export of a running instance.";

/**
 * The ticks of a file, oldest first, as ticks of `cluster`.
 * @throws Refusal when the file holds none, is no export, or holds several clusters
 */
export async function* readTickFile(file: string, cluster: string): AsyncGenerator<HistoryTick, void> {
  let ticks = 0;
  try {
    for await (const tick of ticksOfFile(file, cluster)) {
      ticks++;
      yield tick;
    }
  } catch (error) {
    if (error instanceof BadTicks) throw new Refusal(`--ticks ${file}: ${error.message} ${HOW}`);
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "EISDIR") throw new Refusal(`--ticks ${file}: there is no such file. ${HOW}`);
    throw error;
  }
  if (ticks === 0) throw new Refusal(`--ticks ${file}: it holds no ticks. ${HOW}`);
}
