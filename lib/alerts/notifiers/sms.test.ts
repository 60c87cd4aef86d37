import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { answering, Sink } from "../test-sink";
import { DailyCap } from "./daily-cap";
import { smsNotifier } from "./sms";
import { segmentsOf } from "./sms-segments";
import { alertOf, HOSTILE, jsonOf, meansOf, messageOf } from "./test-messages";

const sink = new Sink();
let sms = smsNotifier(new DailyCap());
beforeAll(() => sink.start());
beforeEach(() => {
  sink.reset();
  sms = smsNotifier(new DailyCap());
});
afterAll(() => sink.stop());

const NUMBER = "+4915112345678";
const means = meansOf({ TOKEN: "sEcReT" });
const formOf = (index = 0) => Object.fromEntries(new URLSearchParams(sink.received[index]?.body));
/** As Twilio takes it. */
const twilio = (more: object = {}) =>
  sms.settings.parse({
    url: `${sink.url}/2010-04-01/Accounts/AC1/Messages.json`,
    basic: { user: "AC1", password: { env: "TOKEN" } },
    to: [NUMBER],
    form: { To: "{{ to }}", From: "+15005550006", Body: "{{ text }}" },
    ...more,
  });

describe("what a gateway is sent", () => {
  it("is a form with basic authentication", async () => {
    sink.answer = answering(201, {}, '{"sid":"SM1"}');
    expect(await sms.send(messageOf(), twilio(), means)).toEqual({
      outcome: "delivered",
      detail: "sent to 1 of 1",
      ref: null,
    });
    const [taken] = sink.received;
    expect(taken).toMatchObject({ method: "POST", path: "/2010-04-01/Accounts/AC1/Messages.json" });
    expect(taken?.headers["content-type"]).toMatch(/^application\/x-www-form-urlencoded/);
    expect(Buffer.from(taken?.headers.authorization?.split(" ")[1] ?? "", "base64").toString()).toBe("AC1:sEcReT");
    expect(formOf()).toEqual({
      To: NUMBER,
      From: "+15005550006",
      Body: "ERROR: fraud-check on prod-eu is stalled https://tidemark.example.com/groups/x?at=1&b=2",
    });
  });

  it("is JSON whose texts are templates, with a secret in a header", async () => {
    const json = {
      body: "{{ text }}",
      sendNo: "15880000",
      recipientList: [{ recipientNo: "{{ to }}" }],
      senderGroupingKey: "{{ id }}",
      n: 1,
    };
    const receiver = sms.settings.parse({
      url: `${sink.url}/sms`,
      headers: { "X-Secret-Key": { env: "TOKEN" } },
      to: ["010-1234-5678"],
      text: "{{ subject }}",
      json,
    });
    await sms.send(messageOf(), receiver, means);
    expect(sink.received[0]?.headers["x-secret-key"]).toBe("sEcReT");
    expect(jsonOf(sink.received[0] ?? { body: "" })).toEqual({
      body: "ERROR: fraud-check on prod-eu is stalled",
      sendNo: "15880000",
      recipientList: [{ recipientNo: "010-1234-5678" }],
      senderGroupingKey: "ops/default/1764432000000/7",
      n: 1,
    });
  });

  it("is a query of GET, in an address that is a secret", async () => {
    const receiver = sms.settings.parse({
      url: { env: "ADDRESS" },
      method: "GET",
      to: [NUMBER],
      form: { key: { env: "TOKEN" }, to: "{{ to }}", msg: "{{ text }}" },
    });
    await sms.send(messageOf(), receiver, meansOf({ TOKEN: "sEcReT", ADDRESS: `${sink.url}/send?v=2` }));
    const url = new URL(sink.received[0]?.path ?? "", sink.url);
    expect(Object.fromEntries(url.searchParams)).toMatchObject({ v: "2", key: "sEcReT", to: NUMBER });
    expect(sink.received[0]).toMatchObject({ method: "GET", body: "" });
  });

  it.each(HOSTILE)("is text of %j, in three messages at most", async (name) => {
    const receiver = sms.settings.parse({ url: sink.url, to: [NUMBER], json: { text: "{{ text }}", to: "{{ to }}" } });
    await sms.send(messageOf([alertOf(name)], { subject: `ERROR: ${name}` }), receiver, means);
    await sms.send(messageOf([alertOf(name)], { subject: `ERROR: ${name}` }), twilio(), means);
    const { text, ...rest } = jsonOf<{ text: string }>(sink.received[0] ?? { body: "" });
    expect(rest).toEqual({ to: NUMBER });
    expect(formOf(1)).toMatchObject({ To: NUMBER, Body: text });
    expect(segmentsOf(text)).toBeLessThanOrEqual(3);
    expect(
      `ERROR: ${name} https://tidemark.example.com/groups/x?at=1&b=2`.startsWith(text.replace(/\.\.\.$/, "")),
    ).toBe(true);
  });
});

describe("what a gateway answers", () => {
  it.each([
    [429, "retry"],
    [503, "retry"],
    [400, "refused"],
    [401, "refused"],
  ])("%i is %s", async (status, outcome) => {
    sink.answer = answering(status, {}, "no");
    expect(await sms.send(messageOf(), twilio(), means)).toMatchObject({ outcome, detail: `${status} no` });
  });

  it.each([
    ['{"header":{"isSuccessful":true}}', "delivered"],
    ['{"header":{"isSuccessful":false,"resultMessage":"no credit"}}', "refused"],
    ['{"header":null}', "refused"],
    ["ok", "refused"],
  ])("200 %s is %s where the settings say what is good", async (text, outcome) => {
    sink.answer = answering(200, {}, text);
    const answer = await sms.send(
      messageOf(),
      twilio({ accepted: { field: "header.isSuccessful", is: "true" } }),
      means,
    );
    expect(answer.outcome).toBe(outcome);
    if (outcome === "refused") expect(answer.detail).toBe(`200 ${text}`);
  });

  it("is delivered to those numbers that are taken, and says which is not", async () => {
    sink.answer = ({ body }, response) => response.writeHead(body.includes("5678") ? 400 : 201).end("bad number");
    const answer = await sms.send(messageOf(), twilio({ to: [NUMBER, "+4915187654321"] }), means);
    expect(answer).toEqual({ outcome: "delivered", detail: "sent to 1 of 2; not to …5678: 400 bad number", ref: null });
  });

  it("may have been taken by one of two numbers", async () => {
    sink.answer = ({ body }, response) =>
      body.includes("5678") ? response.destroy() : response.writeHead(503).end("later");
    const answer = await sms.send(messageOf(), twilio({ to: ["+4915187654321", NUMBER] }), means);
    expect(answer).toMatchObject({ outcome: "retry", isUncertain: true });
  });

  it("is tried again when none came", async () =>
    expect(await sms.send(messageOf(), twilio({ url: "http://127.0.0.1:1/" }), means)).toMatchObject({
      outcome: "retry",
      detail: expect.stringContaining("ECONNREFUSED"),
    }));
});

describe("settings that cannot work", () => {
  const nested = (depth: number): object => (depth === 0 ? { a: "{{ text }}" } : { a: nested(depth - 1) });

  it.each([
    ["a template that never ends", { text: "{% for i in (1..100000000) %}x{% endfor %}" }, /^The template: /],
    ["JSON that is too deep", { form: undefined, json: nested(9) }, /nested more than 8 deep/],
    ["a secret that is no address", { url: { env: "TOKEN" } }, /holds no address/],
  ])("%s is refused, and counts for nothing", async (_what, more, detail) => {
    expect(await sms.send(messageOf(), twilio({ ...more, perDay: 1 }), means)).toEqual({
      outcome: "refused",
      detail: expect.stringMatching(detail),
    });
    expect(sink.received).toEqual([]);
    expect(await sms.send(messageOf(), twilio({ perDay: 1 }), means)).toMatchObject({ outcome: "delivered" });
  });

  it("does not say the address that is a secret", async () => {
    sink.answer = (request, response) => response.writeHead(404).end(`nothing at ${request.path}`);
    const receiver = twilio({ url: { env: "ADDRESS" } });
    const answer = await sms.send(
      messageOf(),
      receiver,
      meansOf({ TOKEN: "t", ADDRESS: `${sink.url}/send?key=hidden` }),
    );
    expect(answer).toEqual({ outcome: "refused", detail: "404 nothing at ***" });
  });
});

describe("the day's cap", () => {
  it("holds back what is beyond it until midnight UTC", async () => {
    const receiver = twilio({ perDay: 2 });
    for (let count = 0; count < 2; count++)
      expect(await sms.send(messageOf(), receiver, means)).toMatchObject({ outcome: "delivered" });
    // 16:00 UTC.
    expect(await sms.send(messageOf(), receiver, means)).toMatchObject({ outcome: "retry", afterMs: 8 * 3_600_000 });
    expect(sink.received).toHaveLength(2);
    expect(
      await sms.send(messageOf(), receiver, { ...means, now: () => 1_764_432_000_000 + 8 * 3_600_000 }),
    ).toMatchObject({ outcome: "delivered" });
  });

  it("does not count what was not taken, but what nobody answered", async () => {
    const receiver = twilio({ perDay: 1 });
    sink.answer = answering(503);
    await sms.send(messageOf(), receiver, means);
    sink.answer = (_request, response) => response.destroy();
    expect(await sms.send(messageOf(), receiver, means)).toMatchObject({ outcome: "retry", afterMs: null });
    expect(await sms.send(messageOf(), receiver, means)).toMatchObject({ outcome: "retry", afterMs: 8 * 3_600_000 });
    expect(sink.received).toHaveLength(2);
  });

  it("does not count what never connected", async () => {
    const receiver = twilio({ perDay: 1, url: "http://127.0.0.1:1/" });
    for (let count = 0; count < 2; count++)
      expect(await sms.send(messageOf(), receiver, means)).toEqual({
        outcome: "retry",
        detail: expect.stringContaining("ECONNREFUSED"),
        afterMs: null,
      });
  });
});

describe("settings", () => {
  const form = { Body: "{{ text }}" };
  it.each([
    [{}, "form", /either `form` or `json`/],
    [{ form, json: { a: "b" } }, "form", /either `form` or `json`/],
    [{ json: { a: "b" }, method: "GET" }, "json", /cannot be sent with GET/],
    [{ form, perDay: 1, to: [NUMBER, NUMBER] }, "perDay", /nothing could ever be sent/],
    [{ form, to: ["ops"] }, "to.0", /must be a number/],
    [{ form, headers: { "X-A": "a\r\nX-B: b" } }, "headers.X-A", /./],
    [{ form, text: "{% for x in %}" }, "text", /is no template/],
    [{ form, segments: 4 }, "segments", /./],
    [{ form, url: "ftp://a.test" }, "url", /./],
  ])("%j is told at %s", (given, path, message) => {
    const issues = sms.settings.safeParse({ url: "https://a.test", to: [NUMBER], ...given }).error?.issues ?? [];
    expect(issues.find((issue) => issue.path.join(".") === path)?.message).toMatch(message);
  });
});
