import { createHmac } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { keyOf } from "../keys";
import { tryOnce } from "../one-try";
import { answering, Sink } from "../test-sink";
import { deliveryOf, messageAlert, messageOf, NOW, notifiedAlert } from "../test-deliveries";
import { webhook } from "./webhook";

const sink = new Sink();
beforeAll(async () => {
  process.env.TIDEMARK_SECRET_HOOK = "hook secret 123";
  await sink.start();
});
beforeEach(() => sink.reset());
afterAll(async () => {
  delete process.env.TIDEMARK_SECRET_HOOK;
  await sink.stop();
});

const HOSTILE = `</b>"'\u202e<!channel> @everyone {{ 7 | times: 7 }} 한국 😀`;
const message = messageOf(
  deliveryOf({
    alerts: [
      notifiedAlert({ subject: { kind: "group", cluster: "prod-eu", group: HOSTILE } }),
      notifiedAlert({
        id: "group/prod-eu/b@1",
        state: "resolved",
        endedAt: NOW,
        subject: { kind: "group", cluster: "prod-eu", group: "b" },
      }),
    ],
  }),
  { more: 3 },
);

const send = (settings: object, given = message) =>
  tryOnce(given, {
    addressee: {
      notifier: webhook,
      settings: webhook.settings.parse({ url: sink.url, ...settings }),
      mayReachPrivate: true,
      allowed: [],
    },
    threadRef: null,
    signal: new AbortController().signal,
    tryMs: 5_000,
    now: () => NOW,
  });
const body = () => JSON.parse(sink.received[0]?.body ?? "") as Record<string, unknown>;

it("sends our format", async () => {
  expect(await send({})).toEqual({ outcome: "delivered", detail: "200 ok", ref: null });
  expect(body()).toMatchObject({
    version: "1",
    id: message.id,
    thread: message.thread,
    update: false,
    kind: "news",
    state: "firing",
    receiver: "ops",
    madeAt: "2026-06-01T12:00:00.000Z",
    more: 3,
    alerts: [
      { about: { kind: "group", group: HOSTILE }, startsAt: "2026-06-01T11:59:00.000Z", endsAt: null },
      { key: keyOf("group/prod-eu/b@1"), state: "resolved", endsAt: "2026-06-01T12:00:00.000Z" },
    ],
  });
  expect(sink.received[0]?.headers).toMatchObject({
    "content-type": "application/json",
    "idempotency-key": keyOf(message.id),
  });
});

it("sends Alertmanager's format with all of its fields and no others", async () => {
  await send({ format: "alertmanager" });
  const sent = body();
  expect(Object.keys(sent).sort()).toEqual(
    // prettier-ignore
    ["alerts", "commonAnnotations", "commonLabels", "externalURL", "groupKey", "groupLabels", "receiver", "status", "truncatedAlerts", "version"],
  );
  expect(sent).toMatchObject({
    version: "4",
    status: "firing",
    truncatedAlerts: 3,
    externalURL: "https://tide.example",
  });
  expect(sent.commonLabels).toMatchObject({
    alertname: "KafkaConsumerGroup",
    cluster: "prod-eu",
    severity: "critical",
  });
  expect(sent.commonLabels).not.toHaveProperty("group");
  const [firing, resolved] = sent.alerts as Record<string, unknown>[];
  expect(firing).toMatchObject({
    status: "firing",
    endsAt: "0001-01-01T00:00:00Z",
    startsAt: "2026-06-01T11:59:00.000Z",
  });
  expect(resolved).toMatchObject({ status: "resolved", endsAt: "2026-06-01T12:00:00.000Z" });
  for (const alert of [firing, resolved]) {
    const { labels, annotations } = alert as { labels: Record<string, string>; annotations: Record<string, string> };
    for (const [name, value] of [...Object.entries(labels), ...Object.entries(annotations)]) {
      expect(name).toMatch(/^[a-zA-Z_]\w*$/);
      expect(typeof value).toBe("string");
    }
  }
});

it.each([
  ["flapping", "firing"],
  ["passed", "resolved"],
] as const)("says to Alertmanager's users of what is %s that it is %s", async (state, status) => {
  const given = {
    ...message,
    alerts: [messageAlert(notifiedAlert({ state, endedAt: state === "passed" ? NOW : null }))],
  };
  await send({ format: "alertmanager" }, given);
  expect(body()).toMatchObject({ status, alerts: [{ status }] });
});

it("signs what it sends, so that a receiver can check it", async () => {
  await send({ secret: { env: "TIDEMARK_SECRET_HOOK" } });
  const [received] = sink.received;
  const parts = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(received?.headers["x-tidemark-signature"]));
  expect(Number(parts?.[1])).toBe(NOW / 1000);
  const expected = createHmac("sha256", "hook secret 123").update(`${parts?.[1]}.${received?.body}`).digest("hex");
  expect(parts?.[2]).toBe(expected);
  expect(received?.body).toContain("한국");
});

it("sends headers, of which some are secrets that no answer shows", async () => {
  sink.answer = (request, response) => response.writeHead(401).end(`${request.headers["x-key"]} is wrong`);
  const answer = await send({ headers: { "X-Key": { env: "TIDEMARK_SECRET_HOOK" }, "X-Team": "payments" } });
  expect(sink.received[0]?.headers).toMatchObject({ "x-key": "hook secret 123", "x-team": "payments" });
  expect(answer).toEqual({ outcome: "refused", detail: "401 *** is wrong" });
});

it("sends what a template makes, in which names are no template", async () => {
  const template = '{"msg": {{ alerts[0].about.group | json }}, "n": {{ alerts.size }}}';
  await send({ template, method: "PUT", contentType: "application/vnd.api+json" });
  expect(body()).toEqual({ msg: HOSTILE, n: 2 });
  expect(sink.received[0]).toMatchObject({ method: "PUT", headers: { "content-type": "application/vnd.api+json" } });
});

it("sends nothing when the template fails, and says why", async () => {
  const answer = await send({ template: "{% for i in (1..1000000000) %}x{% endfor %}" });
  expect(answer.outcome).toBe("refused");
  expect(answer.detail).toContain("The template: ");
  expect(sink.received).toHaveLength(0);
});

it("reads its address from a secret, and a missing one is tried again", async () => {
  process.env.TIDEMARK_SECRET_URL = `${sink.url}/very-secret-path`;
  await send({ url: { env: "TIDEMARK_SECRET_URL" } });
  expect(sink.received[0]?.path).toBe("/very-secret-path");
  delete process.env.TIDEMARK_SECRET_URL;
  const answer = await send({ url: { env: "TIDEMARK_SECRET_URL" } });
  expect(answer).toMatchObject({ outcome: "retry", detail: expect.stringContaining("TIDEMARK_SECRET_URL") as string });
});

it.each([
  [200, "delivered"],
  [204, "delivered"],
  [301, "refused"],
  [400, "refused"],
  [408, "retry"],
  [429, "retry"],
  [500, "retry"],
] as const)("takes %i as %s", async (status, outcome) => {
  sink.answer = answering(status);
  expect((await send({})).outcome).toBe(outcome);
});

describe("settings", () => {
  const fault = (settings: object) =>
    webhook.settings.safeParse({ url: "https://example.org", ...settings }).error?.issues[0];
  it.each<[object, string, string]>([
    [{ url: "example.org" }, "url", "must be a URL of http or https"],
    [{ url: "file:///etc/passwd" }, "url", "must be a URL of http or https"],
    [{ url: "https://user:secret@example.org" }, "url", "must hold no password"],
    [{ template: "{% if" }, "template", "not closed"],
    [{ template: "{% include 'a' %}" }, "template", "include"],
    [{ headers: { Host: "inside" } }, "headers.Host", "Invalid key"],
    [{ headers: { "X-A": "a\r\nX-B: b" } }, "headers.X-A", "must be one line of ASCII"],
    [{ headers: { "X A": "a" } }, "headers.X A", "Invalid key"],
    [{ secret: "in the clear" }, "secret", "a secret does not belong in settings"],
    [{ format: "xml" }, "format", "Invalid option"],
    [{ unknown: 1 }, "", "unknown"],
  ])("refuse %j", (settings, path, said) => {
    expect(fault(settings)?.path.join(".")).toBe(path);
    expect(fault(settings)?.message).toContain(said);
  });
});
