import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { answering, Sink } from "../test-sink";
import { telegram } from "./telegram";
import { alertOf, HOSTILE, jsonOf, meansOf, messageOf } from "./test-messages";

interface Posted {
  chat_id: string;
  text: string;
  parse_mode: string;
  message_thread_id?: number;
  reply_parameters?: { message_id: number; allow_sending_without_reply: boolean };
}

const TOKEN = "123456:AAabcdefghijklmnopqrstuvwxyz_-0123456";
const sink = new Sink();
beforeAll(() => sink.start());
beforeEach(() => {
  sink.reset();
  sink.answer = answering(200, {}, JSON.stringify({ ok: true, result: { message_id: 42 } }));
});
afterAll(() => sink.stop());

const settings = (more: object = {}) =>
  telegram.settings.parse({ token: { env: "TOKEN" }, chat: "-1001234567890", api: sink.url, ...more });
const means = (threadRef: string | null = null) => meansOf({ TOKEN }, { threadRef });
const posted = () => jsonOf<Posted>(sink.received[0] ?? { body: "" });
/** What is shown, when tags are the few that we write. */
const shown = (html: string) =>
  html
    .replace(/<\/?(?:b|code|a)(?: href="[^"<>]*")?>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");

it("sends HTML to the chat", async () => {
  expect(await telegram.send(messageOf(), settings(), means())).toEqual({
    outcome: "delivered",
    detail: "200",
    ref: "42",
  });
  expect(sink.received[0]?.path).toBe(`/bot${TOKEN}/sendMessage`);
  expect(posted()).toMatchObject({
    chat_id: "-1001234567890",
    parse_mode: "HTML",
    link_preview_options: { is_disabled: true },
  });
  expect(posted().text).toContain(
    "<b>ERROR: fraud-check on prod-eu is stalled</b>\n<b>Where:</b> fraud-check · payments-3",
  );
  expect(posted().text).toContain('<a href="https://tidemark.example.com/groups/x?at=1&amp;b=2">Open</a>');
  expect(posted().text).toContain('<a href="https://tidemark.example.com/incidents/x%401764432000000">Incident</a>');
});

it("answers the thread's first message, in its topic", async () => {
  expect(await telegram.send(messageOf(), settings({ topic: 5 }), means("40"))).toMatchObject({
    outcome: "delivered",
    ref: "40",
  });
  expect(posted()).toMatchObject({
    message_thread_id: 5,
    reply_parameters: { message_id: 40, allow_sending_without_reply: true },
  });
});

it.each(HOSTILE)("%j is shown as it is, calls nobody, and stays within 4,096 characters", async (name) => {
  await telegram.send(
    messageOf(
      Array.from({ length: 30 }, () => alertOf(name)),
      { subject: name },
    ),
    settings(),
    means(),
  );
  const { text } = posted();
  expect(shown(text).length).toBeLessThanOrEqual(4096);
  expect(shown(text)).toContain(name);
  // No tag but ours, and no mention, command or search outside of code.
  const plain = text.replace(/<code>[^<]*<\/code>/g, "").replace(/<\/?(?:b|code|a)(?: href="[^"<>]*")?>/g, "");
  expect(plain).not.toMatch(/[<>]|(?<![\w/])[@#]\w/);
  const listed = text.split(">Open</a>").length - 1;
  expect(text).toMatch(new RegExp(`${30 - listed} more, not listed here\\.$`));
});

it.each([
  [
    429,
    '{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 35","parameters":{"retry_after":35}}',
    "retry",
    35_000,
  ],
  [500, '{"ok":false,"error_code":500,"description":"Internal Server Error"}', "retry", null],
  [502, "<html>bad gateway</html>", "retry", null],
  [200, "{}", "retry", null],
])("%i %s is %s", async (status, text, outcome, afterMs) => {
  sink.answer = answering(status, {}, text);
  expect(await telegram.send(messageOf(), settings(), means())).toMatchObject({ outcome, afterMs });
});

it.each([
  [401, '{"ok":false,"error_code":401,"description":"Unauthorized"}', "401 Unauthorized"],
  [400, '{"ok":false,"error_code":400,"description":"Bad Request: chat not found"}', "400 Bad Request: chat not found"],
])("%i %s is refused", async (status, text, detail) => {
  sink.answer = answering(status, {}, text);
  expect(await telegram.send(messageOf(), settings(), means())).toEqual({ outcome: "refused", detail });
});

it("never says the token", async () => {
  sink.answer = (request, response) => response.writeHead(404).end(`nothing at ${request.path}`);
  expect(JSON.stringify(await telegram.send(messageOf(), settings(), means()))).not.toContain("AAabc");
  const gone = settings({ api: "http://127.0.0.1:1" });
  await expect(telegram.send(messageOf(), gone, means())).rejects.toThrow(/^(?!.*AAabc).*ECONNREFUSED/);
  const answer = await telegram.send(messageOf(), settings(), meansOf({ TOKEN: "AAabc/../x" }));
  expect(answer).toMatchObject({ outcome: "refused" });
  expect(answer.detail).not.toContain("AAabc");
});

it.each([[{ chat: "ops" }], [{ chat: "-100", token: TOKEN }], [{ chat: "@ops_room", extra: 1 }]])(
  "does not take %j",
  (given) => expect(telegram.settings.safeParse({ token: { env: "TOKEN" }, ...given }).success).toBe(false),
);
