/** Runs rows one after another and prints how each went. */
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Row } from "./row";

export interface Outcome<R = Row> {
  row: R;
  ok: boolean;
  /** What was checked, or what is not as it should be. */
  summary: string;
  seconds: number;
}

/** Runs one row in a folder of its own, which is gone afterwards if all went well. Never rejects. */
export async function runRow<F extends { dir: string }, R extends { name: string; run(field: F): Promise<string> }>(
  row: R,
  field: Omit<F, "dir">,
  parent: string,
): Promise<Outcome<R>> {
  const dir = join(parent, row.name);
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir, { recursive: true });
  const since = performance.now();
  const end = (ok: boolean, summary: string) => ({ row, ok, summary, seconds: (performance.now() - since) / 1000 });
  try {
    const outcome = end(true, await row.run({ ...field, dir } as F));
    rmSync(dir, { recursive: true, force: true });
    return outcome;
  } catch (error) {
    return end(false, error instanceof Error ? error.message : String(error));
  }
}

/** The matrix as text, a line for each row. */
export function formatMatrix(outcomes: readonly Outcome[]): string {
  const cells = outcomes.map(({ row, ok, summary: summary, seconds }) => [
    row.name,
    row.version,
    row.cluster,
    ok ? "passed" : "FAILED",
    `${seconds.toFixed(0)} s`,
    ok ? summary : (summary.split("\n")[0] ?? ""),
  ]);
  const lines = [["row", "version", "cluster", "result", "time", "checked"], ...cells];
  const widths = lines[0]!.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
