import { expect, test } from "vitest";
import type { Mail } from "@/lib/lab/mail";
import { countMessages, heardByHook, heardByMail, heardTwice, type Heard } from "./heard";

const mail = (text: string, messageId = "<1@x>"): Mail => ({
  ...{ id: 1, at: 5, from: "", to: [], subject: "", messageId, inReplyTo: null, text, html: null },
});

test("a mail about several groups is read section by section, each group once", () => {
  const text = [
    "1 group in ERROR, 1 recovered on verify",
    "ERROR: work-3 on verify has stopped, work/0",
    "  Where: work-3 on verify: work/0",
    "Recovered: work-1 on verify after 12 s",
    "Already over: work-2 on verify, ERROR for 3 s",
    "Flapping: work-4 on verify keeps going in and out of ERROR",
    "ERROR: work-3 on verify has stopped, work/0",
  ].join("\n");
  expect(heardByMail([mail(text)]).map(({ state, about }) => `${about} ${state}`)).toEqual([
    "work-3 firing",
    "work-1 resolved",
    "work-2 passed",
    "work-4 flapping",
  ]);
});

test("a webhook's payload names groups, brokers and what has no name", () => {
  const alerts = [
    { state: "firing", about: { kind: "group", cluster: "c", group: "g" } },
    { state: "firing", about: { kind: "broker", cluster: "c", broker: 3 } },
    { state: "resolved", about: { kind: "cluster", cluster: "c" } },
  ];
  const request = { at: 1, path: "/", headers: { "idempotency-key": "k" }, body: JSON.stringify({ alerts }) };
  expect(heardByHook([request]).map(({ state, about, message }) => [message, about, state])).toEqual([
    ["k", "g", "firing"],
    ["k", "broker 3", "firing"],
    ["k", "cluster", "resolved"],
  ]);
  const strange = { ...request, body: JSON.stringify({ alerts: [{ ...alerts[0], state: "odd" }] }) };
  expect(() => heardByHook([strange])).toThrow('"odd"');
});

test("a message that arrives twice is known by its id", () => {
  expect(countMessages(["a", "b", "a", "c", "a"])).toEqual({ messages: 3, duplicates: 2 });
});

const heard = (about: string, state: Heard["state"], message: string): Heard => ({ at: 0, about, state, message });

test.each([
  ["a duplicate with its id", [heard("g", "firing", "1"), heard("g", "firing", "1")], 0],
  ["the same under another id", [heard("g", "firing", "1"), heard("g", "firing", "2")], 1],
  [
    "the same once more after an end",
    [heard("g", "firing", "1"), heard("g", "resolved", "2"), heard("g", "firing", "3")],
    0,
  ],
  ["another group", [heard("g", "firing", "1"), heard("h", "firing", "2")], 0],
])("told twice: %s", (_, all, count) => {
  expect(heardTwice(all)).toHaveLength(count);
});
