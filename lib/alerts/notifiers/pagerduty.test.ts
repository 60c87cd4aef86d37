import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { Message, MessageAlert } from "@/lib/core/alerts/message";
import { keyOf } from "../keys";
import { tryOnce } from "../one-try";
import { answering, Sink } from "../test-sink";
import { deliveryOf, messageAlert, messageOf, NOW, notifiedAlert } from "../test-deliveries";
import { pagerduty } from "./pagerduty";

const sink = new Sink();
beforeAll(async () => {
  process.env.TIDEMARK_SECRET_PD_KEY = "0123456789abcdef0123456789abcdef";
  await sink.start();
});
beforeEach(() => {
  sink.reset();
  sink.answer = answering(202, {}, '{"status":"success"}');
});
afterAll(async () => {
  delete process.env.TIDEMARK_SECRET_PD_KEY;
  await sink.stop();
});

interface PagerEvent {
  routing_key: string;
  event_action: string;
  dedup_key: string;
  links?: { href: string; text: string }[];
  payload?: { summary: string; source: string; severity: string; timestamp: string; custom_details: object };
}

async function send(alert: MessageAlert, over: Partial<Message> = {}) {
  const settings = pagerduty.settings.parse({ routingKey: { env: "TIDEMARK_SECRET_PD_KEY" }, url: sink.url });
  const answer = await tryOnce(messageOf(deliveryOf(), { alerts: [alert], ...over }), {
    addressee: { notifier: pagerduty, settings, mayReachPrivate: true, allowed: [] },
    threadRef: null,
    signal: new AbortController().signal,
    tryMs: 5_000,
    now: () => NOW,
  });
  return { answer, events: sink.received.map(({ body }) => JSON.parse(body) as PagerEvent) };
}

it("triggers what fires", async () => {
  const { answer, events } = await send(messageAlert());
  expect(answer.outcome).toBe("delivered");
  expect(events).toHaveLength(1);
  expect(events[0]).toMatchObject({
    routing_key: process.env.TIDEMARK_SECRET_PD_KEY,
    event_action: "trigger",
    dedup_key: keyOf(notifiedAlert().id),
    links: [
      { href: "https://tide.example/groups/fraud-check", text: "Open" },
      { href: "https://tide.example/incidents/fraud-check", text: "Incident" },
    ],
    payload: {
      summary: "ERROR: prod-eu fraud-check",
      source: "prod-eu",
      severity: "error",
      timestamp: "2026-06-01T11:59:00.000Z",
      component: "fraud-check",
      custom_details: { Why: "payments/1 stands still." },
    },
  });
});

it.each([
  ["resolved", ["resolve"], undefined],
  ["flapping", ["trigger"], "error"],
  ["passed", ["trigger", "resolve"], "info"],
] as const)("tells what is %s by %j, with the same key", async (state, actions, severity) => {
  const { events } = await send(messageAlert(notifiedAlert({ state })));
  expect(events.map(({ event_action }) => event_action)).toEqual(actions);
  expect(new Set(events.map(({ dedup_key }) => dedup_key)).size).toBe(1);
  expect(events[0]?.payload?.severity).toBe(severity);
});

it("does not end what could not be told", async () => {
  sink.answer = answering(429);
  const { answer, events } = await send(messageAlert(notifiedAlert({ state: "passed" })));
  expect(answer.outcome).toBe("retry");
  expect(events).toHaveLength(1);
});

it("keeps PagerDuty's limits, whatever names are like", async () => {
  const long = "😀".repeat(2_000);
  const lines = Array.from({ length: 40 }, (_, index) => ({ label: `line ${index}`, value: long.repeat(4) }));
  const { events } = await send({ ...messageAlert(), title: long, lines });
  const summary = events[0]?.payload?.summary ?? "";
  expect(summary.length).toBeLessThanOrEqual(1024);
  expect(Buffer.from(summary).toString()).toBe(summary);
  expect(Buffer.byteLength(sink.received[0]?.body ?? "")).toBeLessThanOrEqual(512_000);
  expect(Buffer.byteLength(sink.received[0]?.body ?? "")).toBeGreaterThan(1_000);
});

it("links the runbook where it is an address", async () => {
  const labels = (runbook: string) => ({ ...messageAlert().labels, runbook });
  await send(messageAlert(notifiedAlert(), { labels: labels("https://wiki.example/stalled") }));
  await send(messageAlert(notifiedAlert(), { labels: labels("ask Kim") }));
  const hrefs = sink.received.map(({ body }) => (JSON.parse(body) as PagerEvent).links?.map(({ href }) => href));
  expect(hrefs[0]).toContain("https://wiki.example/stalled");
  expect(hrefs[1]).toEqual(["https://tide.example/groups/fraud-check", "https://tide.example/incidents/fraud-check"]);
});

it("names its links in the receiver's language, but for what is done at PagerDuty", async () => {
  const links = {
    open: "https://a.test/1",
    incident: "https://a.test/5",
    picture: null,
    acknowledge: "https://a.test/2",
    silence: "https://a.test/3",
  };
  const labels = { ...messageAlert().labels, runbook: "https://a.test/4" };
  const { events } = await send(messageAlert(notifiedAlert(), { links, labels }), { language: "ko" });
  expect(events[0]?.links).toEqual([
    { href: "https://a.test/1", text: "열기" },
    { href: "https://a.test/5", text: "인시던트" },
    { href: "https://a.test/3", text: "사일런스" },
    { href: "https://a.test/4", text: "런북" },
  ]);
});

it("says a bad key back without the key", async () => {
  sink.answer = (request, response) => response.writeHead(400).end(request.body);
  const { answer } = await send(messageAlert());
  expect(answer.outcome).toBe("refused");
  expect(answer.detail).not.toContain("0123456789");
});
