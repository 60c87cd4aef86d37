import { createServer, type Server } from "node:http";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { LabAnswer } from "@/lib/api/contract";
import { main } from "./lab";

const picture: LabAnswer = {
  mailbox: null,
  brokers: [{ id: 1, state: "running" }],
  scenarios: [
    {
      name: "stalled-consumer",
      title: "A poison record",
      about: "One partition stands.",
      topic: "payments",
      groups: ["billing"],
      producing: { ratePerSecond: 30 },
      consumers: 1,
      poisoned: [1],
      actions: [
        { name: "heal", label: "Heal the partition", enabled: true, why: null },
        { name: "poison", label: "Poison a partition", enabled: false, why: "partition 1 is poisoned already" },
      ],
    },
  ],
};

let state: string;
let server: Server;
let orders: string[];
let said: string;

beforeEach(async () => {
  orders = [];
  said = "";
  state = mkdtempSync(join(tmpdir(), "tidemark-lab-"));
  server = createServer((request, response) => {
    if (request.method === "POST") orders.push(request.url ?? "");
    response.statusCode = request.method === "POST" ? 204 : 200;
    response.end(request.method === "POST" ? undefined : JSON.stringify(picture));
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  mkdirSync(join(state, "lab"));
  writeFileSync(join(state, "lab", "lab.json"), JSON.stringify({ controlUrl: `http://127.0.0.1:${port}`, pid: 1 }));
  vi.stubEnv("TIDEMARK_STATE", state);
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    said += String(text);
    return true;
  });
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  server.close();
  rmSync(state, { recursive: true, force: true });
});

it("without arguments lists every scenario with its actions, and why one is not possible now", async () => {
  expect(await main([])).toBe(0);
  for (const part of ["stalled-consumer", "One partition stands.", "heal", "partition 1 is poisoned already"]) {
    expect(said).toContain(part);
  }
  expect(orders).toEqual([]);
});

it("gives an order", async () => {
  expect(await main(["stalled-consumer", "heal"])).toBe(0);
  expect(orders).toEqual(["/stalled-consumer/heal"]);
  expect(said).toContain("Done");
});

it.each<[string, string[], RegExp]>([
  ["an unknown scenario", ["stalled", "heal"], /"stalled" is not a scenario. Scenarios are: stalled-consumer/],
  ["an unknown action", ["stalled-consumer", "cure"], /"cure" is not an action.*heal, poison/],
  ["an action that makes no sense now", ["stalled-consumer", "poison"], /not possible now: partition 1 is poisoned/],
  ["too many words", ["stalled-consumer", "heal", "now"], /"now" is too much/],
  ["an unknown option", ["--all"], /"--all" is not an option/],
])("refuses %s, and gives no order", async (_name, argv, message) => {
  await expect(main(argv)).rejects.toThrow(message);
  expect(orders).toEqual([]);
});

it("says how to start a lab where none runs, or none any more", async () => {
  server.close();
  server.closeAllConnections();
  await expect(main([])).rejects.toThrow(/its demo has ended.*npm run demo/);
  rmSync(join(state, "lab"), { recursive: true });
  await expect(main([])).rejects.toThrow(/No lab runs here.*npm run demo/);
});
