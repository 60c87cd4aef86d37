import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { answering, Sink } from "../test-sink";
import { slack } from "./slack";
import { alertOf, HOSTILE, jsonOf, meansOf, messageOf } from "./test-messages";

interface Block {
  type: string;
  text?: { type: string; text: string; verbatim?: boolean };
  elements?: { type: string; text: string; verbatim?: boolean }[];
}
interface Posted {
  text: string;
  channel?: string;
  thread_ts?: string;
  reply_broadcast?: boolean;
  link_names?: boolean;
  parse?: string;
  ts?: string;
  metadata?: { event_payload: { id: string } };
  attachments: { color: string; fallback: string; blocks: Block[] }[];
}

const sink = new Sink();
beforeAll(() => sink.start());
beforeEach(() => sink.reset());
afterAll(() => sink.stop());

const webhook = slack.settings.parse({ url: { env: "HOOK" } });
const bot = () => slack.settings.parse({ token: { env: "TOKEN" }, channel: "#ops", api: sink.url });
const means = (threadRef: string | null = null) =>
  meansOf({ HOOK: `${sink.url}/services/T0/B0/sEcReT`, TOKEN: "xoxb-1-secret" }, { threadRef });
const posted = (index = 0) => jsonOf<Posted>(sink.received[index] ?? { body: "" });
const blocksOf = ({ attachments }: Posted) => attachments.flatMap(({ blocks }) => blocks);
const textsOf = (body: Posted) =>
  blocksOf(body).flatMap(({ text, elements = [] }) => [...(text ? [text] : []), ...elements]);

describe("an incoming webhook", () => {
  it("tells subject, lines and links", async () => {
    const answer = await slack.send(messageOf(), webhook, means());
    expect(answer).toEqual({ outcome: "delivered", detail: "200 ok", ref: null });
    expect(sink.received[0]?.path).toBe("/services/T0/B0/sEcReT");
    const body = posted();
    expect(body.text).toBe("ERROR: fraud-check on prod-eu is stalled");
    expect(body.attachments[0]?.color).toBe("#b5300a");
    const [what, links] = textsOf(body);
    expect(what?.text).toContain("*ERROR: fraud-check on prod-eu is stalled*\n*Where:* fraud-check · payments-3");
    expect(links?.text).toBe(
      "<https://tidemark.example.com/groups/x?at=1&amp;b=2|Open>  ·  <https://tidemark.example.com/incidents/x%401764432000000|Incident>  ·  <https://tidemark.example.com/alerts/act?token=abc|Acknowledge>",
    );
  });

  it.each(HOSTILE)("%j calls nobody and stays within the limits", async (name) => {
    const alerts = Array.from({ length: 30 }, () => alertOf(name));
    await slack.send(messageOf(alerts, { subject: `ERROR: ${name}` }), webhook, means());
    const body = posted();
    // Angle brackets stand around our own links alone.
    const ours = /<https:\/\/tidemark\.example\.com\/[^<>|\s]+\|(?:Open|Incident|Acknowledge)>/g;
    for (const { type, text, verbatim } of textsOf(body)) {
      expect([type, verbatim]).toEqual(["mrkdwn", true]);
      expect(text.length).toBeLessThanOrEqual(3000);
      expect(text.replaceAll(ours, "")).not.toMatch(/[<>]/);
    }
    expect(body.text).not.toMatch(/[<>]/);
    expect(blocksOf(body).length).toBeLessThanOrEqual(50);
    expect(textsOf(body).reduce((sum, { text }) => sum + text.length, 0)).toBeLessThanOrEqual(13_200);
    const listed = textsOf(body).filter(({ text }) => ours.test(text)).length;
    expect(textsOf(body).at(-1)?.text).toBe(`${30 - listed} more, not listed here.`);
  });

  it("shows a runbook as a link to where it leads", async () => {
    const lines = [{ label: "Runbook", value: "https://wiki.example.com/stalled" }];
    await slack.send(messageOf([alertOf("x", { lines })]), webhook, means());
    expect(textsOf(posted())[0]?.text).toContain("*Runbook:* <https://wiki.example.com/stalled>");
  });

  it.each([
    [404, "no_service", "refused"],
    [403, "action_prohibited", "refused"],
    [500, "rollup_error", "retry"],
  ])("%i %s is %s", async (status, text, outcome) => {
    sink.answer = answering(status, {}, text);
    expect(await slack.send(messageOf(), webhook, means())).toMatchObject({ outcome, detail: `${status} ${text}` });
  });

  it("waits as long as 429 says", async () => {
    sink.answer = answering(429, { "retry-after": "30" });
    expect(await slack.send(messageOf(), webhook, means())).toMatchObject({ outcome: "retry", afterMs: 30_000 });
  });

  it("names neither the address in what goes wrong, nor sends to what is none", async () => {
    sink.answer = (request, response) => response.writeHead(400).end(`bad ${request.path}`);
    expect(JSON.stringify(await slack.send(messageOf(), webhook, means()))).not.toContain("sEcReT");
    expect(await slack.send(messageOf(), webhook, meansOf({ HOOK: "T0/B0/sEcReT" }))).toEqual({
      outcome: "refused",
      detail: "The secret of `url` holds no address: it must begin with https://",
    });
  });
});

describe("a bot", () => {
  const ok = answering(200, {}, JSON.stringify({ ok: true, channel: "C1", ts: "1764432000.000100" }));

  it("begins a thread", async () => {
    sink.answer = ok;
    expect(await slack.send(messageOf(), bot(), means())).toEqual({
      outcome: "delivered",
      detail: "200 ok",
      // With the channel's id: messages are edited by no name.
      ref: "C1:1764432000.000100",
    });
    expect(sink.received[0]?.path).toBe("/chat.postMessage");
    expect(sink.received[0]?.headers.authorization).toBe("Bearer xoxb-1-secret");
    const body = posted();
    expect(body).toMatchObject({
      channel: "#ops",
      link_names: false,
      metadata: { event_payload: { id: "ops/default/1764432000000/7" } },
    });
    expect(body.thread_ts).toBeUndefined();
  });

  it.each([
    ["firing", true],
    ["resolved", false],
  ] as const)("tells what is %s in the thread; to the channel as well: %s", async (state, broadcast) => {
    sink.answer = ok;
    // One of an earlier release, without its channel, as well.
    for (const ref of ["C1:1764430000.000001", "1764430000.000001"]) {
      const answer = await slack.send(messageOf([alertOf("x", { state })]), bot(), means(ref));
      // The thread's first message stays what answers go to.
      expect(answer).toMatchObject({ outcome: "delivered", ref });
    }
    expect(posted(1)).toEqual(posted());
    expect(posted()).toMatchObject({ thread_ts: "1764430000.000001", reply_broadcast: broadcast });
  });

  it("begins anew where the thread is gone", async () => {
    sink.answer = (request, response) => {
      const gone = "thread_ts" in jsonOf<Posted>(request);
      response.end(JSON.stringify(gone ? { ok: false, error: "thread_not_found" } : { ok: true, ts: "2.2" }));
    };
    expect(await slack.send(messageOf(), bot(), means("1.1"))).toMatchObject({ outcome: "delivered", ref: "2.2" });
  });

  it.each([
    [200, '{"ok":false,"error":"channel_not_found"}', "refused", "channel_not_found"],
    [200, '{"ok":false,"error":"invalid_auth"}', "refused", "invalid_auth"],
    [200, '{"ok":false,"error":"internal_error"}', "retry", "internal_error"],
    [
      200,
      "<html>log in to this network</html>",
      "retry",
      "no answer of Slack: 200 <html>log in to this network</html>",
    ],
    [503, "", "retry", "503"],
  ])("%i %s is %s", async (status, text, outcome, detail) => {
    sink.answer = answering(status, {}, text);
    expect(await slack.send(messageOf(), bot(), means())).toMatchObject({ outcome, detail });
  });

  it("never says its token", async () => {
    sink.answer = (request, response) => response.writeHead(400).end(JSON.stringify(request.headers));
    expect(JSON.stringify(await slack.send(messageOf(), bot(), means()))).not.toContain("xoxb-1-secret");
  });
});

describe("a bot's first message", () => {
  const first = (changes: Parameters<typeof alertOf>[1] = {}, isAcknowledged = false) => ({
    message: messageOf([alertOf("x", changes)]),
    isAcknowledged,
  });
  const edit = (changes?: Parameters<typeof alertOf>[1], isAcknowledged = false, ref = "C1:1.1", to = bot()) =>
    slack.edit!(first(changes, isAcknowledged), to, means(ref));

  it.each([
    [{ state: "firing" }, false, "#b5300a"],
    [{ state: "firing" }, true, "#1d5fae"],
    [{ state: "resolved" }, false, "#00687c"],
    [{ state: "flapping" }, false, "#565f66"],
  ] as const)(
    "that is %j by now, acknowledged %j, is edited to the colour %s",
    async (changes, isAcknowledged, color) => {
      sink.answer = answering(200, {}, JSON.stringify({ ok: true, channel: "C1", ts: "1.1", text: "x" }));
      const answer = await edit({ ...changes, title: "What it is by now" }, isAcknowledged);
      expect(answer).toEqual({ outcome: "delivered", detail: "200 ok", ref: "C1:1.1" });
      expect(sink.received[0]?.path).toBe("/chat.update");
      expect(sink.received[0]?.headers.authorization).toBe("Bearer xoxb-1-secret");
      const body = posted();
      expect(body).toMatchObject({
        channel: "C1",
        ts: "1.1",
        text: "What it is by now",
        parse: "none",
        link_names: false,
      });
      expect(body.attachments.map((one) => one.color)).toEqual([color]);
      expect(textsOf(body)[0]?.text).toContain("*What it is by now*");
    },
  );

  it("of an earlier release is found where the settings name its channel by id", async () => {
    const channel = slack.settings.parse({ token: { env: "TOKEN" }, channel: "C024BE91L", api: sink.url });
    await edit({}, false, "1.1", channel);
    expect(posted()).toMatchObject({ channel: "C024BE91L", ts: "1.1" });
    expect(await edit({}, false, "1.1")).toMatchObject({ outcome: "refused" });
    expect(sink.received).toHaveLength(1);
  });

  it.each(["message_not_found", "cant_update_message", "edit_window_closed", "channel_not_found", "is_inactive"])(
    "stays as it is with %s",
    async (error) => {
      sink.answer = answering(200, {}, JSON.stringify({ ok: false, error }));
      expect(await edit()).toEqual({ outcome: "refused", detail: error });
    },
  );

  it("waits as long as Slack says", async () => {
    sink.answer = answering(429, { "retry-after": "30" }, '{"ok":false,"error":"ratelimited"}');
    expect(await edit()).toMatchObject({ outcome: "retry", afterMs: 30_000 });
  });
});

it.each([
  [{ url: "https://hooks.slack.com/services/T0/B0/x" }],
  [{ token: { env: "T" } }],
  [{ url: { env: "HOOK" }, channel: "#ops" }],
  [{ token: { env: "T" }, channel: "#ops", more: 1 }],
])("does not take %j as settings", (given) => expect(slack.settings.safeParse(given).success).toBe(false));
