import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { tryOnce } from "../one-try";
import { answering, Sink } from "../test-sink";
import { deliveryOf, messageOf, NOW, notifiedAlert } from "../test-deliveries";
import { alertmanager } from "./alertmanager";

const sink = new Sink();
beforeAll(async () => {
  process.env.TIDEMARK_SECRET_AM = "p@ss:word";
  await sink.start();
});
beforeEach(() => sink.reset());
afterAll(async () => {
  delete process.env.TIDEMARK_SECRET_AM;
  await sink.stop();
});

interface Posted {
  labels: Record<string, string>;
  annotations: Record<string, string>;
  startsAt: string;
  endsAt: string;
  generatorURL?: string;
}

async function post(over: Parameters<typeof notifiedAlert>[0], settings: object = {}) {
  const notifier = alertmanager;
  const chosen = notifier.settings.parse({ url: `${sink.url}/am/`, ...settings });
  const answer = await tryOnce(messageOf(deliveryOf({ alerts: [notifiedAlert(over)] })), {
    addressee: { notifier, settings: chosen, mayReachPrivate: true, allowed: [] },
    threadRef: null,
    signal: new AbortController().signal,
    tryMs: 5_000,
    now: () => NOW,
  });
  return { answer, posted: JSON.parse(sink.received.at(-1)?.body ?? "[]") as Posted[] };
}
const bySeverity = (posted: Posted[]) =>
  Object.fromEntries(posted.map(({ labels, ...rest }) => [labels.severity, rest]));

it("pushes what fires with an end a few pushes ahead, and ends what has the other severity", async () => {
  const { answer, posted } = await post({}, { pushEveryMs: 30_000 });
  expect(answer.outcome).toBe("delivered");
  expect(sink.received[0]).toMatchObject({ method: "POST", path: "/am/api/v2/alerts" });
  expect(bySeverity(posted)).toMatchObject({
    critical: { startsAt: "2026-06-01T11:59:00.000Z", endsAt: "2026-06-01T12:02:00.000Z" },
    warning: { startsAt: "2026-06-01T11:59:00.000Z", endsAt: "2026-06-01T12:00:00.000Z" },
  });
});

it.each(["resolved", "passed"] as const)("ends what is %s when it ended", async (state) => {
  const { posted } = await post({ state, endedAt: NOW - 1_000 });
  expect(posted.map(({ endsAt }) => endsAt)).toEqual(["2026-06-01T11:59:59.000Z", "2026-06-01T11:59:59.000Z"]);
});

it("knows an alert by the same labels from its first push to its end, whatever changes", async () => {
  const first = await post({});
  const last = await post({
    state: "resolved",
    endedAt: NOW,
    case: null,
    topics: ["other"],
    places: [],
    severity: "WARNING",
  });
  expect(last.posted.map(({ labels }) => labels)).toEqual(first.posted.map(({ labels }) => labels));
  expect(first.posted[1]?.labels).toEqual({
    alertname: "KafkaConsumerGroup",
    severity: "critical",
    cluster: "prod-eu",
    group: "fraud-check",
  });
});

it("says no end before a beginning, which clocks that were set back would make", async () => {
  for (const over of [{ openedAt: NOW + 60_000 }, { openedAt: NOW, endedAt: NOW - 5_000, state: "resolved" as const }])
    for (const { startsAt, endsAt } of (await post(over)).posted)
      expect(Date.parse(endsAt)).toBeGreaterThanOrEqual(Date.parse(startsAt));
});

it.each([
  [
    { user: "tide", password: { env: "TIDEMARK_SECRET_AM" } },
    `Basic ${Buffer.from("tide:p@ss:word").toString("base64")}`,
  ],
  [{ bearer: { env: "TIDEMARK_SECRET_AM" } }, "Bearer p@ss:word"],
])("shows who it is, and no answer shows that again", async (settings, header) => {
  sink.answer = (request, response) => response.writeHead(401).end(`not ${request.headers.authorization}`);
  const { answer } = await post({}, settings);
  expect(sink.received[0]?.headers.authorization).toBe(header);
  expect(answer.detail).toBe(`401 not ${header.split(" ")[0]} ***`);
});

it("is tried again while Alertmanager is down", async () => {
  sink.answer = answering(503, { "retry-after": "7" });
  expect((await post({})).answer).toEqual({ outcome: "retry", detail: "503", afterMs: 7_000 });
});

it.each([
  [{ user: "a" }, "password"],
  [{ user: "a", password: { env: "A" }, bearer: { env: "B" } }, "bearer"],
  [{ pushEveryMs: 10 }, "pushEveryMs"],
])("refuses %j", (settings, field) => {
  const read = alertmanager.settings.safeParse({ url: "https://am.example", ...settings });
  expect(read.error?.issues[0]?.path).toEqual([field]);
});
