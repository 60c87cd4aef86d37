/** Starts the monitor in a server process, or ends the process with a message for a person. */
import { setFlagsFromString } from "node:v8";
import { ConfigError } from "@/lib/config/config";
import { DatabaseError } from "@/lib/history/connection";
import { start } from "./runtime";

/**
 * By how many percent the heap may grow before it is cleared: left to itself, V8 lets it become four times what is in use
 * while much is made at once, as for a scrape. Set here and not as an option of Node, which a release that lacks it would
 * refuse to start with; here it is passed over.
 */
const HEAP_GROWTH = "--heap-growing-percent=60";

/** Several threads that clear the newest part of a heap of this size wait for each other more than they help. */
const ONE_THREAD = "--no-parallel-scavenge";

/** A configuration or a database that cannot be used ends the process with status 78 (EX_CONFIG of sysexits.h). */
export async function startOrExit(): Promise<void> {
  setFlagsFromString(ONE_THREAD);
  setFlagsFromString(HEAP_GROWTH);
  try {
    await start();
  } catch (error) {
    if (!(error instanceof ConfigError || error instanceof DatabaseError)) throw error;
    process.stderr.write(`\nTidemark cannot start:\n${error.message}\n\n`);
    process.exit(78);
  }
}
