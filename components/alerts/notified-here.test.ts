import { expect, it } from "vitest";
import { textOfNotified, notifiedIn } from "./notified-here";

it("reads what it keeps, the latest of it", () => {
  const notified = new Map([
    ["a", { tag: "a", isOver: false }],
    ["b", { tag: "several a", isOver: true }],
  ]);
  expect(notifiedIn(textOfNotified(notified))).toEqual(notified);
  const many = new Map(Array.from({ length: 300 }, (_, id) => [String(id), { tag: "t", isOver: false }]));
  expect([...notifiedIn(textOfNotified(many)).keys()]).toEqual(
    Array.from({ length: 200 }, (_, id) => String(id + 100)),
  );
});

it.each([null, "", "{", "7", "null", '{"a":1}', "[7]", '[["a"]]', '[[1,"a",true]]'])("takes %j for nothing", (text) =>
  expect(notifiedIn(text).size).toBe(0),
);
