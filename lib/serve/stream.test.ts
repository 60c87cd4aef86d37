import { describe, expect, it } from "vitest";
import { BadQuery } from "@/lib/api/answer";
import { Hub } from "@/lib/live/hub";
import { serveStream } from "./stream";

/** As `settleConnections` leaves it. */
function ask(hub: Hub, client: string, query: string, method = "GET") {
  const stop = new AbortController();
  const headers = { "x-tidemark-client": client };
  const request = new Request(`http://127.0.0.1/api/v1/stream?${query}`, { method, headers, signal: stop.signal });
  return {
    response: serveStream({ hub, config: { labUrl: null, live: { everyMs: 1000 } } }, request, "identity"),
    stop,
  };
}

describe("streams of one client", () => {
  it("leave room for others, and their places come back", () => {
    const hub = new Hub();
    const group = (index: number) => `scope=group&cluster=lab&group=g${index}`;
    const hostile = Array.from({ length: 600 }, (_, index) => ask(hub, "10.0.0.1", group(index)));
    const refused = hostile.filter(({ response }) => response.status === 429);
    expect(refused.length).toBe(500);
    expect(refused[0]!.response.headers.get("retry-after")).toBe("30");
    expect(ask(hub, "10.0.0.2", "scope=wall").response.status).toBe(200);
    for (const { stop } of hostile) stop.abort();
    expect(ask(hub, "10.0.0.1", group(601)).response.status).toBe(200);
  });

  it("take no place where the headers alone are asked for", () => {
    const hub = new Hub();
    for (let turn = 0; turn < 600; turn++) {
      const { response } = ask(hub, "10.0.0.1", "scope=wall", "HEAD");
      expect([response.status, response.body]).toEqual([200, null]);
      expect(response.headers.get("content-type")).toContain("text/event-stream");
    }
    expect(ask(hub, "10.0.0.1", "scope=wall").response.status).toBe(200);
  });

  it("of many clients end at the number of selections that the server serves", () => {
    const hub = new Hub();
    const answers = Array.from({ length: 600 }, (_, index) =>
      ask(hub, `10.0.${index % 10}.1`, `scope=group&cluster=lab&group=g${index}`),
    );
    const statuses = new Set(answers.map(({ response }) => response.status));
    expect(statuses).toEqual(new Set([200, 503]));
    for (const { stop } of answers) stop.abort();
    // Those that were refused keep no place, either.
    const again = Array.from({ length: 400 }, () => ask(hub, "10.0.1.1", "scope=wall").response.status);
    expect(new Set(again)).toEqual(new Set([200]));
  });
});

it("a stream is for any name that Kafka takes, and for none that is longer", () => {
  const hub = new Hub();
  const of = (length: number) => ask(hub, "10.0.0.1", `scope=group&cluster=lab&group=${"g".repeat(length)}`);
  const { response, stop } = of(32_767);
  expect(response.status).toBe(200);
  stop.abort();
  expect(() => of(32_768)).toThrow(BadQuery);
});
