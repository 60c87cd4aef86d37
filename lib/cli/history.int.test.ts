/** Export over the API, import by the command, against a real Postgres. */
import { execFile } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { newCluster, openTestHistory, SECOND, T, tickOf, type TestHistory } from "@/lib/history/test-history";
import { serveExport } from "@/lib/serve/export";

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

/** Runs the command, with `input` on its standard input. */
function commandWith(input: Buffer, ...args: string[]): Promise<{ code: number; output: Buffer; errors: string }> {
  return new Promise((resolve) => {
    const env = { ...process.env, DATABASE_URL: test.url };
    const argv = ["lib/cli/history.mjs", ...args];
    const child = execFile(process.execPath, argv, { env, encoding: "buffer" }, (error, output, errors) =>
      resolve({ code: error ? Number(error.code) : 0, output, errors: errors.toString() }),
    );
    child.stdin!.end(input);
  });
}
const command = (...args: string[]) => commandWith(Buffer.alloc(0), ...args);

type Format = "csv" | "parquet";
const exported = async (cluster: string, more: { group?: string; format?: Format } = {}) => {
  const query = { cluster, from: T, to: T + 60 * SECOND, format: "csv" as const, ...more };
  const response = serveExport({ history: test.history }, query);
  const type = query.format === "csv" ? "text/csv; charset=utf-8; header=present" : "application/vnd.apache.parquet";
  expect(response.headers.get("content-type")).toBe(type);
  expect(response.headers.get("content-disposition")).toMatch(
    new RegExp(`^attachment; filename="tidemark-\\d{8}T\\d{6}-\\d{8}T\\d{6}\\.${query.format}"$`),
  );
  return Buffer.from(await response.arrayBuffer());
};

const range = ["--from", String(T), "--to", String(T + 60 * SECOND)];

/** 30 ticks with exact offsets and unknowns, stored as a cluster. */
async function store(cluster: string) {
  const ticks = Array.from({ length: 30 }, (_, i) =>
    tickOf(cluster, T + i * SECOND, { logEnd: [2n ** 60n + BigInt(i), null], committed: [2n ** 53n + 1n, null] }),
  );
  ticks.push({ cluster, at: T + 30 * SECOND, intervalMs: 5000, topics: [], subscriptions: [] });
  for (const tick of ticks) await test.history.writeTick(tick);
  return ticks;
}

it.each<Format>(["csv", "parquet"])(
  "takes a range out and puts it in elsewhere, once, however often it is done: %s",
  { timeout: 120_000 },
  async (format) => {
    const [cluster, copy] = [newCluster(), newCluster()];
    const ticks = await store(cluster);
    const file = path.join(folder, `range.${format}`);
    fs.writeFileSync(file, await exported(cluster, { format }));
    // A format is told by what is in the file where its name does not tell it.
    const renamed = path.join(folder, `renamed-${format}`);
    fs.copyFileSync(file, renamed);
    for (const place of [file, renamed]) {
      const done = await command("import", "--cluster", copy, "--file", place);
      expect(done).toMatchObject({ code: 0, errors: `31 ticks as ${copy}\n` });
      expect(await test.readBack(copy)).toEqual(ticks.map((tick) => ({ ...tick, cluster: copy })));
    }
    // What the command exports is what the API does, to standard output as to a file whose name tells the format.
    const piped = await command("export", "--cluster", cluster, ...range, "--format", format);
    expect(piped.output).toEqual(await exported(cluster, { format }));
    const written = path.join(folder, `written.${format}`);
    expect(await command("export", "--cluster", cluster, ...range, "--file", written)).toMatchObject({
      ...{ code: 0, errors: `31 ticks of ${cluster}\n` },
    });
    expect(fs.readFileSync(written)).toEqual(piped.output);
  },
);

it("takes CSV from standard input, and only the moments of a group that is not there", async () => {
  const [cluster, copy] = [newCluster(), newCluster()];
  const ticks = await store(cluster);
  const moments = await exported(cluster, { group: "nobody" });
  expect(await commandWith(moments, "import", "--cluster", copy)).toMatchObject({ code: 0 });
  const empty = { cluster: copy, topics: [], subscriptions: [] };
  expect(await test.readBack(copy)).toEqual(ticks.map(({ at, intervalMs }) => ({ ...empty, at, intervalMs })));
});

it("says what it cannot do, and keeps what is stored", { timeout: 120_000 }, async () => {
  const cluster = newCluster();
  const ticks = await store(cluster);
  const parquet = await exported(cluster, { format: "parquet" });
  const refused = async (file: string, content: string | Buffer, ...sentences: string[]) => {
    const place = path.join(folder, file);
    fs.writeFileSync(place, content);
    const done = await command("import", "--cluster", cluster, "--file", place);
    expect(done.code).toBe(1);
    for (const sentence of sentences) expect(done.errors).toContain(sentence);
    expect(await test.readBack(cluster)).toEqual(ticks);
  };
  await refused("bad.csv", "at_ms,partition\r\nsoon,0\r\n", 'Line 2: at_ms is "soon"', "Nothing is stored.");
  await refused("cut.parquet", parquet.subarray(0, -1), "damaged or incomplete", "or export it again");
  await refused("no.parquet", "at_ms,partition\r\n", "The file is not Parquet");
  const late = (await exported(cluster)).toString().replace("1152921504606846978", "x");
  await refused("late.csv", late, 'Line 6: log_end_offset is "x"', "The 2 ticks before it are stored.");
  for (const more of [["--format", "parquet"], []]) {
    expect(await commandWith(parquet, "import", "--cluster", cluster, ...more)).toMatchObject({
      ...{ code: 1, errors: expect.stringContaining("--file") as string },
    });
  }
  expect(await command("export")).toMatchObject({
    ...{ code: 1, errors: expect.stringContaining("--cluster NAME") as string },
  });
  expect(await command("export", "--cluster", cluster, "--format", "xlsx")).toMatchObject({
    ...{ code: 1, errors: expect.stringContaining("allowed are csv and parquet") as string },
  });
});
