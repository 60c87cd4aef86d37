/** Export over the API, import by the command, against a real Postgres. */
import { execFile } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { newCluster, openTestHistory, SECOND, T, tickOf, type TestHistory } from "@/lib/history/test-history";
import { serveExport } from "@/lib/monitor/serve-export";

let test: TestHistory;
let folder: string;
beforeAll(async () => {
  test = await openTestHistory();
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "tidemark-export-"));
});
afterAll(async () => {
  await test.close();
  fs.rmSync(folder, { recursive: true });
});

function command(...args: string[]): Promise<{ code: number; output: string; errors: string }> {
  return new Promise((resolve) => {
    const env = { ...process.env, DATABASE_URL: test.url };
    const argv = ["--import", "tsx", "lib/cli/history.ts", ...args];
    execFile(process.execPath, argv, { env }, (error, output, errors) =>
      resolve({ code: error ? Number(error.code) : 0, output, errors }),
    );
  });
}

const exported = async (cluster: string, more: { group?: string } = {}) => {
  const query = { cluster, from: T, to: T + 60 * SECOND, ...more };
  const response = serveExport({ history: test.history }, query, new AbortController().signal);
  expect(response.headers.get("content-type")).toContain("text/csv");
  return response.text();
};

it("takes a range out and puts it in elsewhere, once, however often it is done", { timeout: 120_000 }, async () => {
  const cluster = newCluster();
  const copy = newCluster();
  const ticks = Array.from({ length: 30 }, (_, i) =>
    tickOf(cluster, T + i * SECOND, { logEnd: [2n ** 60n + BigInt(i), null], committed: [2n ** 53n + 1n, null] }),
  );
  for (const tick of ticks) await test.history.writeTick(tick);
  const file = path.join(folder, "range.csv");
  fs.writeFileSync(file, await exported(cluster));
  for (const _ of [1, 2]) {
    const done = await command("import", "--cluster", copy, "--file", file);
    expect(done).toMatchObject({ code: 0, errors: `30 ticks as ${copy}\n` });
    expect(await test.readBack(copy)).toEqual(ticks.map((tick) => ({ ...tick, cluster: copy })));
  }
  // What the command exports is what the API does.
  const range = ["--from", String(T), "--to", String(T + 60 * SECOND)];
  const again = await command("export", "--cluster", cluster, ...range);
  expect(again.output).toBe(await exported(cluster));
  expect((await exported(cluster, { group: "nobody" })).split("\r\n")).toHaveLength(2);
});

it("says what it cannot do", { timeout: 60_000 }, async () => {
  const file = path.join(folder, "bad.csv");
  fs.writeFileSync(file, "at_ms,partition\r\nsoon,0\r\n");
  const bad = await command("import", "--cluster", "x", "--file", file);
  expect(bad).toMatchObject({ code: 1, errors: expect.stringContaining('Line 2: at_ms is "soon"') as string });
  expect(await command("export")).toMatchObject({
    code: 1,
    errors: expect.stringContaining("--cluster NAME") as string,
  });
});
