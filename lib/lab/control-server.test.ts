import { expect, it } from "vitest";
import { why } from "@/lib/core/words/sentences/refusals/facts";
import type { LabBench } from "./bench";
import { refuseRequest, startControlServer } from "./control-server";

const refuse = (headers: Record<string, string>) => refuseRequest(headers, 4000);

it.each([{ host: "127.0.0.1:4000" }, { host: "localhost:4000" }])("answers %j", (headers) => {
  expect(refuse(headers)).toBeNull();
});

it.each([
  ...[{}, { host: "lab.example:4000" }, { host: "127.0.0.1.lab.example" }, { host: "localhost@lab.example" }],
  ...[{ host: "127.0.0.1" }, { host: "127.0.0.1:4001" }],
] as Record<string, string>[])("refuses another host: %j", (headers) => {
  expect(refuse(headers)).toEqual(why("refused.lab-host", { port: 4000 }));
});

it.each([
  { origin: "http://lab.example" },
  { origin: "null" },
  // A page of any other program on this machine, and even of this port: the lab has none.
  { origin: "http://localhost:3000" },
  { origin: "http://127.0.0.1:4000" },
  { "sec-fetch-site": "cross-site" },
] as Record<string, string>[])("refuses orders from a page: %j", (headers) => {
  expect(refuse({ host: "127.0.0.1:4000", ...headers })).toEqual(why("refused.lab-page", {}));
});

it("asks that first, whatever the order", async () => {
  const server = await startControlServer({ scenarios: [] } as unknown as LabBench);
  try {
    const status = async (path: string, init: RequestInit) => (await fetch(`${server.url}${path}`, init)).status;
    const page = { origin: server.url };
    expect(await status("/stopped/start-consumer", { method: "POST", headers: page })).toBe(403);
    expect(await status("/", { headers: page })).toBe(403);
    expect(await status("/stopped/start-consumer", { method: "POST" })).toBe(404);
  } finally {
    await server.stop();
  }
});
