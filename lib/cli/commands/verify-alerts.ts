/** `npm run verify:alerts`: telling people against real counterparts, while servers are killed, databases and brokers are away. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import type { AlertRow, Extent } from "@/lib/field/alerts/alert-field";
import { ALERT_ROWS } from "@/lib/field/alerts/rows";
import { runRow, type Outcome } from "@/lib/field/matrix";
import { withAlertField } from "../alert-field";
import { chooseRows } from "../chosen-rows";
import { readOptions, formatHelp, type CommandSpec } from "../options";
import { findPlaces } from "../places";
import { Progress, type Step } from "../progress";
import { build, openRun, describeError, type Run } from "../run";
import { fetchTools } from "./demo";

const WHOLE: Extent = { kills: 200, cycles: 50, awayMs: 600_000, toggleMs: 1_800_000, groups: 1000 };
const QUICK: Extent = { kills: 12, cycles: 3, awayMs: 60_000, toggleMs: 300_000, groups: 300 };

export const VERIFY_ALERTS: CommandSpec = {
  command: "npm run verify:alerts",
  about: `Has the built server watch real brokers and tell real receivers, while it is killed and what it needs is away.
Prints a line for each row; fails when a row does.`,
  options: {
    only: { value: "ROWS", about: "these rows alone, with commas; a beginning stands for all that begin so" },
    list: { about: "print the rows and run none" },
    quick: { about: "the short run: 12 kills, 3 stalls, 60 s without PostgreSQL, 5 min of toggling, 300 groups" },
    kills: { value: "N", about: `how often the server is killed (${WHOLE.kills})`, read: readCount },
    cycles: { value: "N", about: `how many stalls come and go meanwhile (${WHOLE.cycles})`, read: readCount },
  },
};

/** Above the ports of `verify:field`. */
const BASE_PORT = 43_500;

function readCount(text: string): string {
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new Error("must be a number from 1 to 9999");
  return text;
}

export async function main(argv: readonly string[]): Promise<number> {
  const { options, help } = readOptions(VERIFY_ALERTS, argv);
  const rows = chooseRows(options.only, ALERT_ROWS);
  if (help || options.list !== undefined) {
    const listed = rows.map(({ name, about }) => `${name}: ${about}\n`).join("");
    process.stdout.write(help ? formatHelp(VERIFY_ALERTS) : listed);
    return 0;
  }
  const progress = new Progress();
  const run = await openRun(findPlaces(process.env, process.cwd(), "alerts"), progress, "A verification of alerts");
  try {
    const outcomes = await Promise.race([runRows(run, rows, extentOf(options)), run.failed]);
    const failed = outcomes.filter(({ ok }) => !ok).length;
    progress.say(`\n${outcomes.length - failed} passed, ${failed} failed (${progress.elapsed()})`);
    return await run.shutdown.end(failed > 0 ? 1 : 0);
  } catch (error) {
    if (!run.shutdown.begun) progress.say(`\n${describeError(error)}\n\nStopping everything.`);
    return run.shutdown.end(1);
  }
}

function extentOf({ quick, kills, cycles }: Record<string, string>): Extent {
  const extent = quick === undefined ? WHOLE : QUICK;
  return { ...extent, kills: Number(kills ?? extent.kills), cycles: Number(cycles ?? extent.cycles) };
}

async function runRows(run: Run, rows: readonly AlertRow[], extent: Extent): Promise<Outcome<AlertRow>[]> {
  const { progress, shutdown } = run;
  await fetchTools(run);
  await build(run);
  const outcomes: Outcome<AlertRow>[] = [];
  for (const row of rows) {
    if (shutdown.begun) break;
    const outcome = await progress.step(
      row.name,
      (step) => runOne(run, row, extent, step),
      ({ summary: summary }) => summary,
      ({ ok }) => ok,
    );
    outcomes.push(outcome);
  }
  return outcomes;
}

/** A row with a database of its own, which is gone afterwards if all went well. */
async function runOne(run: Run, row: AlertRow, extent: Extent, { note }: Step): Promise<Outcome<AlertRow>> {
  const { places, shutdown } = run;
  const home = join(places.state, "databases", row.name);
  const options = { home, basePort: BASE_PORT, extent, note, signal: shutdown.signal };
  const outcome = await withAlertField(places, options, (field) => runRow(row, field, join(places.state, "rows")));
  if (outcome.ok) rmSync(home, { recursive: true, force: true });
  return outcome;
}
