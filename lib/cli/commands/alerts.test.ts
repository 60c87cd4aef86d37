/** The backtest as a command: what it asks, what it prints, and what it refuses. */
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { BacktestAnswer } from "@/lib/api/alert-deliveries-contract";
import { main } from "./alerts";

const at = Date.UTC(2026, 10, 29, 12);
const found: BacktestAnswer = {
  ...{ from: at - 86_400_000, to: at, completeFrom: at - 86_400_000, completeTo: at, alerts: 2, messages: 1 },
  receivers: [{ receiver: "ops", messages: 1 }],
  deliveries: [
    {
      ...{ id: "d", receiver: "ops", route: "default", kind: "news", cluster: "prod", madeAt: at, deliveredAt: at },
      alerts: [
        { id: "a", subject: { kind: "group", cluster: "prod", group: "billing" }, severity: "ERROR", state: "firing" },
      ],
      count: { firing: 2, resolved: 0, flapping: 0, passed: 0 },
    },
  ],
};

let server: Server;
let asked: string[];
let answer: { status: number; body: unknown };
let printed: string;

beforeEach(async () => {
  asked = [];
  printed = "";
  answer = { status: 200, body: found };
  server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (part: string) => (body += part));
    request.on("end", () => {
      asked.push(`${request.method} ${request.url} ${body}`);
      response.writeHead(answer.status, { "Content-Type": "application/json" }).end(JSON.stringify(answer.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    printed += String(text);
    return true;
  });
});

afterEach(() => {
  vi.restoreAllMocks();
  server.close();
});

const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

it("prints who would have been told of what", async () => {
  expect(await main(["backtest", "--days", "1", "--url", `${url()}/tidemark/`])).toBe(0);
  expect(asked[0]).toMatch(/^POST \/tidemark\/api\/v1\/alerts\/backtest \{"from":\d+,"to":\d+\}$/);
  const { from, to } = JSON.parse(asked[0]!.slice(asked[0]!.indexOf("{"))) as { from: number; to: number };
  expect(to - from).toBe(86_400_000);
  expect(printed).toBe(
    [
      "From 2026-11-28 12:00:00 UTC to 2026-11-29 12:00:00 UTC: 1 messages about 2 alerts.",
      "  ops: 1",
      "",
      "2026-11-29 12:00:00 UTC  ops  news  billing ERROR firing and 1 more",
      "",
    ].join("\n"),
  );
});

it.each([
  [["forecast"], '"forecast" is no command. There is one: npm run alerts -- backtest.'],
  [["backtest", "--days", "40"], "--days 40: must be a whole number from 1 to 31"],
  [["backtest", "--url", "nowhere"], "--url nowhere is no address"],
  [["backtest", "--url", "http://127.0.0.1:1"], "Nobody answers at http://127.0.0.1:1"],
])("refuses %j", async (argv, said) => {
  await expect(main(argv)).rejects.toThrow(said);
});

it("says what Tidemark refuses it for", async () => {
  answer = { status: 503, body: { detail: "Another backtest runs." } };
  await expect(main(["backtest", "--url", url()])).rejects.toThrow("Tidemark refused: Another backtest runs.");
});
