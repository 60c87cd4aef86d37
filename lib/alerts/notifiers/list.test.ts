import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { Message } from "@/lib/core/alerts/message";
import { answering, Sink } from "../test-sink";
import { NOTIFIERS } from "./list";
import { meansOf, messageOf } from "./test-messages";

const sink = new Sink();
beforeAll(() => sink.start());
beforeEach(() => sink.reset());
afterAll(() => sink.stop());

it("names each notifier once", () => {
  const kinds = NOTIFIERS.map(({ kind }) => kind);
  expect(new Set(kinds).size).toBe(kinds.length);
});

/** A test message is about no alert: its subject and its text are all there is. */
const TEST: Message = {
  ...messageOf([], {
    kind: "test",
    subject: "Test <b>& so on</b>",
    text: "If you read this, deliveries to *ops* arrive.",
  }),
};

it.each([
  ["slack", { url: { env: "HOOK" } }],
  ["teams", { url: { env: "HOOK" } }],
  ["discord", { url: { env: "HOOK" } }],
  ["telegram", { token: { env: "TOKEN" }, chat: "-100", api: { env: "HOOK" } }],
])("%s tells what a test message says", async (kind, given) => {
  const [notifier] = NOTIFIERS.filter((one) => one.kind === kind);
  sink.answer = answering(200, {}, '{"ok":true}');
  const means = meansOf({ HOOK: `${sink.url}/hook`, TOKEN: "123456:abcdefghijklmnop" });
  expect(await notifier?.send(TEST, notifier.settings.parse(given), means)).toMatchObject({ outcome: "delivered" });
  expect(sink.received[0]?.body).toContain("Test ");
  expect(sink.received[0]?.body.replaceAll("\\", "")).toContain("If you read this, deliveries to *ops* arrive.");
});
