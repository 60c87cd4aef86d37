/** `npm run verify`: format, lint, types and unit tests. One that fails does not keep the others from running. */
import { join } from "node:path";
import { generateClient } from "../application-build";
import { listChecks } from "../checks";
import { readOptions, formatHelp, type CommandSpec } from "../options";
import { findPlaces, type Places } from "../places";
import { Progress } from "../progress";
import { describeError } from "../run";
import { Shutdown } from "../shutdown";
import { runTask, type Task, type TaskResult } from "../task";

export const VERIFY: CommandSpec = {
  command: "npm run verify",
  about: "Checks format, lint and types, and runs the unit tests.",
  options: {},
};

export async function main(argv: readonly string[]): Promise<number> {
  const given = readOptions(VERIFY, argv);
  if (given.help) {
    process.stdout.write(formatHelp(VERIFY));
    return 0;
  }
  const progress = new Progress();
  const shutdown = new Shutdown({ say: (line) => progress.say(line) });
  shutdown.listen();
  const places = findPlaces();
  const unit = {
    name: "unit tests",
    steps: [[join(places.root, "node_modules/vitest/vitest.mjs"), "run", "--project", "unit*"]],
  };
  const generated = await prepare(progress, places);
  // The longest first: beside it, all others run one after the other.
  const results = await runChecks(progress, [unit, ...listChecks(places.root)], places, shutdown.signal);
  const failed = results.filter(({ ok }) => !ok).map(({ name }) => name);
  if (!generated) failed.unshift(CLIENT);
  progress.say(
    failed.length > 0 ? `\nFailed: ${failed.join(", ")} (${progress.elapsed()})` : `\nAll well (${progress.elapsed()})`,
  );
  return failed.length > 0 ? 1 : 0;
}

const CLIENT = "database client";

/**
 * Generates what sources and tests import and git does not hold; before everything else, as it rewrites files that
 * the others read. Answers whether it went well.
 */
export async function prepare(progress: Progress, { root, logs }: Places): Promise<boolean> {
  try {
    await progress.step(CLIENT, () => generateClient({ root, logFile: join(logs, "generate.log") }));
    return true;
  } catch (error) {
    progress.say(describeError(error));
    return false;
  }
}

/** Runs tasks, two at a time, and tells each one's end at once; of those that fail with all they said. */
export async function runChecks(
  progress: Progress,
  tasks: readonly Task[],
  places: Places,
  signal?: AbortSignal,
): Promise<TaskResult[]> {
  const queue = [...tasks];
  const results: TaskResult[] = [];
  const work = async () => {
    for (let task = queue.shift(); task; task = queue.shift()) {
      const current = task;
      const result = await progress.step(
        current.name,
        () => runTask(current, places, signal),
        ({ ok, reason }) => (ok ? "" : reason),
        ({ ok }) => ok,
      );
      if (!result.ok) progress.say(`${result.output}\n`);
      results.push(result);
    }
  };
  await Promise.all([work(), work()]);
  return tasks.flatMap(({ name }) => results.filter((result) => result.name === name));
}
