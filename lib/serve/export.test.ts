/** What the export's address takes, what is said of it, and that it answers while it reads. */
import { expect, it } from "vitest";
import { BadQuery, parseQuery } from "@/lib/api/answer";
import { exportQuery } from "@/lib/api/export-contract";
import { openApiDocument } from "@/lib/api/openapi";
import type { HistoryTick } from "@/lib/history/model";
import { sampleTick } from "@/lib/history/test-ticks";
import { tickFormats, type TickFormatName } from "@/lib/history/tick-formats";
import type { Runtime } from "../monitor/runtime";
import { serveExport } from "./export";

const parse = (query: string) =>
  parseQuery(`http://127.0.0.1/api/v1/export?cluster=lab&from=1&to=2${query}`, exportQuery);

it("gives CSV unless another format is asked for, and refuses what it does not know by name", () => {
  expect(parse("")).toEqual({ cluster: "lab", from: 1, to: 2, format: "csv" });
  expect(parse("&format=parquet&group=a")).toMatchObject({ format: "parquet", group: "a" });
  expect(() => parse("&format=xlsx")).toThrow(BadQuery);
  expect(() => parse("&format=xlsx")).toThrow(/format: "xlsx" is refused.*csv.*parquet/);
});

it.each(["from", "to"])("refuses a moment beyond the last date in %s", (name) => {
  const query = new URLSearchParams({ cluster: "lab", from: "1", to: "2", [name]: "8640000000000001" });
  expect(() => parseQuery(`http://127.0.0.1/api/v1/export?${query}`, exportQuery)).toThrow(
    `${name}: "8640000000000001" is refused.`,
  );
});

it("is described with every format that there is", () => {
  expect(exportQuery.shape.format.unwrap().options).toEqual(Object.keys(tickFormats));
  const { get } = openApiDocument("1").paths["/api/v1/export"] as {
    get: { parameters: { name: string; required: boolean }[]; responses: Record<string, { content: object }> };
  };
  expect(get.parameters.find(({ name }) => name === "format")?.required).toBe(false);
  expect(Object.keys(get.responses[200]!.content)).toEqual(
    Object.values(tickFormats).map(({ contentType }) => contentType.split(";")[0]),
  );
});

it.each(Object.keys(tickFormats) as TickFormatName[])(
  "hands %s on while ticks are still read, and stops reading when nobody listens any more",
  async (format) => {
    let read = 0;
    let stopped = false;
    const endless = async function* (): AsyncGenerator<HistoryTick, void> {
      try {
        for (;;) yield { ...sampleTick, at: sampleTick.at + read++ };
      } finally {
        stopped = true;
      }
    };
    const history = { readTicks: endless } as unknown as Runtime["history"];
    const query = { cluster: "lab", from: 1, to: 2, format };
    const { headers, body } = serveExport({ history }, query);
    expect(headers.get("content-type")).toBe(tickFormats[format].contentType);
    const reader = body!.getReader();
    const { value } = await reader.read();
    expect(Buffer.from(value!).toString("latin1")).toMatch(format === "parquet" ? /^PAR1/ : /^at_utc,/);
    await reader.cancel();
    expect(stopped).toBe(true);
    // A tick is two rows, and a row group 16,384: the one that was handed on, and the one that waits.
    expect(read).toBeLessThanOrEqual(16_384);
  },
);

it("runs a few at a time, and takes the next when one has ended", async () => {
  const endless = async function* (): AsyncGenerator<HistoryTick, void> {
    for (let read = 0; ; read++) yield { ...sampleTick, at: sampleTick.at + read };
  };
  const sources = { history: { readTicks: endless } } as unknown as Pick<Runtime, "history">;
  const running = Array.from({ length: 4 }, () => serveExport(sources, parse("")));
  const refused = serveExport(sources, parse(""));
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "30"]);
  await running[0]!.body!.cancel();
  const next = serveExport(sources, parse(""));
  expect(next.status).toBe(200);
  for (const { body } of [next, ...running.slice(1)]) await body!.cancel();
});
