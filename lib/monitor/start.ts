/** Starts the monitor in a server process, or ends the process with a message for a person. */
import { ConfigError } from "@/lib/config/config";
import { DatabaseError } from "@/lib/history/connection";
import { start } from "./runtime";

/** A configuration or a database that cannot be used ends the process with status 78 (EX_CONFIG of sysexits.h). */
export async function startOrExit(): Promise<void> {
  try {
    await start();
  } catch (error) {
    if (!(error instanceof ConfigError || error instanceof DatabaseError)) throw error;
    process.stderr.write(`\nTidemark cannot start:\n${error.message}\n\n`);
    process.exit(78);
  }
}
