import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { Heartbeat } from "./heartbeat";
import { secret } from "./secrets";
import { answering, Sink } from "./test-sink";

const sink = new Sink();
beforeAll(() => sink.start());
beforeEach(() => sink.reset());
afterAll(() => sink.stop());

let now = 0;
const means = { secret, now: () => now };

it("calls after good cycles, at most every so often", async () => {
  now = 1_000;
  const heartbeat = new Heartbeat({ url: `${sink.url}/ping/1`, method: "GET", everyMs: 60_000 }, means);
  expect(heartbeat.state).toMatchObject({ lastGoodAt: null, lastTriedAt: null, answer: null });
  await Promise.all([heartbeat.beat(), heartbeat.beat()]);
  now += 59_999;
  await heartbeat.beat();
  expect(sink.received).toMatchObject([{ method: "GET", path: "/ping/1" }]);
  now += 1;
  await heartbeat.beat();
  expect(sink.received).toHaveLength(2);
  expect(heartbeat.state).toEqual({
    host: new URL(sink.url).host,
    everyMs: 60_000,
    lastGoodAt: 61_000,
    lastTriedAt: 61_000,
    answer: "200 ok",
  });
});

it("says what went wrong, and calls again when it is time", async () => {
  now = 1_000;
  const heartbeat = new Heartbeat({ url: sink.url, method: "POST", everyMs: 10_000 }, means);
  sink.answer = answering(500, {}, "broken");
  await heartbeat.beat();
  expect(heartbeat.state).toMatchObject({ lastGoodAt: null, lastTriedAt: 1_000, answer: "500 broken" });
  sink.answer = answering(200);
  now = 11_000;
  await heartbeat.beat();
  expect(heartbeat.state).toMatchObject({ lastGoodAt: 11_000 });
  expect(sink.received.map(({ method }) => method)).toEqual(["POST", "POST"]);
});

it("is not silenced by a clock that is set back", async () => {
  now = 1_000_000;
  const heartbeat = new Heartbeat({ url: sink.url, method: "GET", everyMs: 60_000 }, means);
  await heartbeat.beat();
  now = 1_000;
  await heartbeat.beat();
  expect(sink.received).toHaveLength(2);
});

it("shows nothing of an address that is a secret", async () => {
  process.env.TIDEMARK_SECRET_BEAT = `${sink.url}/0c2f-secret`;
  sink.answer = (request, response) =>
    response.writeHead(404).end(`nothing at ${request.path} of ${sink.url}/0c2f-secret`);
  const heartbeat = new Heartbeat({ url: { env: "TIDEMARK_SECRET_BEAT" }, method: "GET", everyMs: 1 }, means);
  await heartbeat.beat();
  delete process.env.TIDEMARK_SECRET_BEAT;
  expect(heartbeat.state.answer).toBe("404 nothing at *** of ***");
  now += 1;
  await heartbeat.beat();
  expect(heartbeat.state.answer).toContain("TIDEMARK_SECRET_BEAT holds no secret");
});

it("shows no part of such an address where a long answer is cut", async () => {
  process.env.TIDEMARK_SECRET_BEAT = `${sink.url}/0c2f-secret`;
  sink.answer = (request, response) => response.writeHead(404).end(`${"x".repeat(288)}${request.path}`);
  const heartbeat = new Heartbeat({ url: { env: "TIDEMARK_SECRET_BEAT" }, method: "GET", everyMs: 1 }, means);
  await heartbeat.beat();
  delete process.env.TIDEMARK_SECRET_BEAT;
  expect(heartbeat.state.answer).toBe(`404 ${"x".repeat(288)}***`);
});
