/** Edits at a real HTTP receiver: the latest truth, at the pace that it asks for, and given up where it takes none. */
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { FirstMessages } from "./first-messages";
import { slack } from "./notifiers/slack";
import { alertOf, jsonOf, messageOf } from "./notifiers/test-messages";
import { webhook } from "./notifiers/webhook";
import type { Addressee } from "./one-try";
import { TestClock } from "./test-clock";
import { NOW } from "./test-deliveries";
import { answering, closing, hanging, Sink } from "./test-sink";

const sink = new Sink();
beforeAll(async () => {
  process.env.TIDEMARK_SECRET_SLACK = "xoxb-1-secret";
  await sink.start();
});
afterAll(async () => {
  delete process.env.TIDEMARK_SECRET_SLACK;
  await sink.stop();
});

const to = (notifier: Addressee["notifier"], settings: object): Addressee => ({
  ...{ notifier, settings: notifier.settings.parse(settings), mayReachPrivate: true, allowed: [] },
});

let clock: TestClock;
let truth: string | null;
let edits: FirstMessages;
let addressee: Addressee | null;

beforeEach(() => {
  sink.reset();
  sink.answer = answering(200, {}, '{"ok":true}');
  clock = new TestClock();
  truth = "one";
  addressee = to(slack, { token: { env: "TIDEMARK_SECRET_SLACK" }, channel: "#ops", api: sink.url });
  edits = new FirstMessages({
    addressee: () => addressee,
    message: () =>
      truth === null ? null : { message: messageOf([alertOf("x", { title: truth })]), isAcknowledged: false },
    clock,
  });
});
afterEach(async () => {
  edits.stop();
  await edits.idle();
});

const change = (ref: string, title = "one") => {
  truth = title;
  edits.change({ receiver: "ops", ref: `C1:${ref}` });
};
const edited = () => sink.received.map(jsonOf<{ ts: string; text: string }>).map(({ ts, text }) => `${ts} ${text}`);

/** Until an edit waits for its next try. */
const waits = () => expect.poll(() => clock.next).not.toBeNull();

it("says what is true, once for each message", async () => {
  change("1.1");
  change("2.2", "two");
  await edits.idle();
  expect(edited()).toEqual(["1.1 one", "2.2 two"]);
});

it("waits as long as it is told, and then says what is true by then", async () => {
  sink.answer = answering(429, { "retry-after": "30" });
  change("1.1");
  await waits();
  change("2.2", "two");
  change("1.1", "over");
  expect(clock.next! - NOW).toBeGreaterThanOrEqual(30_000);
  sink.answer = answering(200, {}, '{"ok":true}');
  clock.goTo(clock.next! - 1);
  expect(sink.received).toHaveLength(1);
  clock.goTo(clock.next!);
  await edits.idle();
  expect(edited().slice(1).sort()).toEqual(["1.1 over", "2.2 two"]);
});

it.each(["message_not_found", "cant_update_message", "edit_window_closed"])(
  "gives up at %s, and goes on",
  async (error) => {
    sink.answer = ({ body }, response) => response.end(JSON.stringify({ ok: !body.includes('"1.1"'), error }));
    change("1.1");
    change("2.2", "two");
    await edits.idle();
    expect(edited()).toEqual(["1.1 one", "2.2 two"]);
  },
);

it("tries again where no answer comes, for a day", async () => {
  sink.answer = closing;
  change("1.1");
  for (let tries = 1; tries <= 3; tries++) {
    await expect.poll(() => sink.received.length).toBe(tries);
    await waits();
    clock.goTo(clock.next!);
  }
  clock.goTo(NOW + 25 * 3_600_000);
  await edits.idle();
  expect(sink.received.length).toBeLessThanOrEqual(5);
});

it("asks nothing of who edits nothing, is in no settings, or of what is forgotten", async () => {
  addressee = null;
  change("1.1");
  addressee = to(webhook, { url: sink.url });
  change("1.1");
  truth = null;
  edits.change({ receiver: "ops", ref: "C1:1.1" });
  await edits.idle();
  expect(sink.received).toEqual([]);
});

it("ends at once", async () => {
  sink.answer = hanging;
  change("1.1");
  await sink.until(1);
  edits.stop();
  change("2.2");
  await edits.idle();
  expect(sink.received).toHaveLength(1);
});
