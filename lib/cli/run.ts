/** What the long-running commands share: one of them per state folder, a tidy start, Postgres, and a tidy end. */
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { startEmbeddedPostgres, type EmbeddedPostgres } from "@/lib/history/embedded";
import { migrate } from "@/lib/history/migrate";
import { guardProcess, describeExit } from "@/lib/lab/child";
import { buildApplication } from "./application-build";
import { keepRunning } from "./keep-running";
import { removeState, type Places } from "./places";
import type { StopOptions } from "./process-stop";
import type { Progress } from "./progress";
import { Refusal } from "./refusal";
import { noteProcess, describeUnexpectedEnd, stopLeftovers, type Service } from "./service";
import { Shutdown } from "./shutdown";
import { takeLock } from "./state-lock";

export interface Run {
  places: Places;
  progress: Progress;
  shutdown: Shutdown;
  /** Rejects when something that should go on has ended. */
  failed: Promise<never>;
  /** Tells that it has. */
  fail(error: Error): void;
}

/**
 * Takes the state folder, stops what an earlier run left behind, and listens for signals.
 * @throws Refusal when another run has the folder
 */
export async function openRun(places: Places, progress: Progress, what: string, fresh = false): Promise<Run> {
  const taken = takeLock(places.state, "lock", what);
  if ("owner" in taken) {
    throw new Refusal(
      `${taken.owner.what} runs on ${places.state} already (process ${taken.owner.pid}). Stop it with Ctrl-C there, or give this one a folder of its own: TIDEMARK_STATE=.tidemark/second.`,
    );
  }
  const shutdown = new Shutdown({ say: (line) => progress.say(line) });
  shutdown.add("the lock", taken.release);
  shutdown.listen();
  const left = await stopLeftovers(places.run);
  if (left.length > 0) progress.say(`Stopped what an earlier run left behind: ${left.join(", ")}.`);
  if (fresh) removeState(places);
  mkdirSync(places.logs, { recursive: true });
  let fail: (error: Error) => void = () => {};
  const failed = new Promise<never>((_, reject) => (fail = reject));
  failed.catch(() => {}); // it may fail before anybody waits for it
  return { places, progress, shutdown, failed, fail };
}

/**
 * Runs a command's steps until it is stopped. When one fails, or something ends that should go on, everything is
 * stopped and the reason told. Answers the exit code.
 */
export async function runUntilStopped(
  { shutdown, failed, progress }: Run,
  steps: () => Promise<void>,
): Promise<number> {
  try {
    await Promise.race([steps(), failed]);
    // Signals end the process; until then only a failure comes back from here.
    return await failed;
  } catch (error) {
    // After a signal the steps under way break off: that is no failure, and the signal's end is awaited.
    if (shutdown.begun) return shutdown.end(1);
    progress.say(`\n${describeError(error)}\n\nStopping everything.`);
    return shutdown.end(1);
  }
}

/** Starts the embedded PostgreSQL and brings its tables up to date. Answers its URL. */
export async function startDatabase(run: Run): Promise<string> {
  return (await startPostgres(run)).url;
}

/** As `startDatabase`; answers the server itself. When it ends by itself it is started again on the same port. */
export async function startPostgres(run: Run): Promise<EmbeddedPostgres> {
  return run.progress.step("PostgreSQL", async ({ note }) => {
    const server = await startGuarded(run.places);
    keepRunning(run, server, {
      name: "PostgreSQL",
      again: () => startGuarded(run.places, server.port),
      describeEnd: (_, exit) =>
        `PostgreSQL ended unexpectedly (${describeExit(exit)}). What it has acknowledged it recovers.`,
    });
    note("migrating");
    await migrate(server.url);
    return server;
  });
}

/** The embedded server, noted while it runs and ended when this process dies without a word. */
export async function startGuarded(
  places: Pick<Places, "postgres" | "root" | "run">,
  port?: number,
): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dir: places.postgres, root: places.root, port });
  // It ends with its sessions at SIGINT; SIGTERM would wait for them.
  const asked: StopOptions = { signal: "SIGINT", ask: "first", graceMs: 20_000 };
  const forget = noteProcess(places.run, "PostgreSQL", server.pid, asked);
  const release = guardProcess(server.pid);
  void server.exited.then(() => {
    release();
    forget();
  });
  return server;
}

/** A service that must not end: its end ends the command. */
export function keepAlive({ shutdown, fail }: Run, service: Service): void {
  shutdown.add(service.name, () => service.stop());
  void service.exited.then((exit) => {
    if (!shutdown.begun) fail(new Refusal(describeUnexpectedEnd(service, exit)));
  });
}

/** Errors of the rooms are sentences for a person; a mistake in the program shows where it is. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isMistake = error instanceof TypeError || error instanceof ReferenceError || error instanceof RangeError;
  return isMistake ? (error.stack ?? error.message) : error.message;
}

export const logFile = (places: Places, name: string): string => join(places.logs, `${name}.log`);

/** Builds the application where it is not built, or no longer as it was. */
export function build({ places, progress, shutdown }: Run): Promise<{ built: boolean }> {
  return progress.step(
    "application",
    ({ note }) =>
      buildApplication({
        root: places.root,
        logFile: logFile(places, "build"),
        runDir: places.run,
        signal: shutdown.signal,
        note,
      }),
    ({ built }) => (built ? "built" : "build is up to date"),
  );
}
