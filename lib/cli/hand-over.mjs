/** From a bare Node to a command written in TypeScript: packages and the database client first, then tsx in this same process. */
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { ensureClient } from "./database-client.mjs";
import { ensurePackages } from "./packages.mjs";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../..");

/**
 * Runs `lib/cli/commands/<command>.ts` with this process's arguments, from the project's folder; its `main` answers with the
 * exit code. One process, so that a signal has one place to go.
 * @param {string} command
 */
export async function handOver(command) {
  try {
    process.chdir(root);
    const state = path.resolve(process.env.TIDEMARK_STATE || ".tidemark");
    await ensurePackages({ root, logFile: path.join(state, "logs", "packages.log") });
    ensureClient(root);
    // As `node --import tsx` would; children that are forked from here inherit it.
    await import("tsx");
    process.execArgv.push("--import", "tsx");
    const { main } = await import(pathToFileURL(path.join(root, "lib/cli/commands", `${command}.ts`)).href);
    const code = await main(process.argv.slice(2));
    // A pipe may not have taken all of it yet.
    await new Promise((done) => process.stdout.write("", done));
    // Whatever else still keeps the loop busy, the command is done.
    process.exit(code);
  } catch (error) {
    // Errors meant for a person carry their whole story in the message.
    const isForPeople = error instanceof Error && (error.name === "Refusal" || error.name === "ConfigError");
    process.stderr.write(`\n${isForPeople ? error.message : (error?.stack ?? error)}\n`);
    process.exit(1);
  }
}
