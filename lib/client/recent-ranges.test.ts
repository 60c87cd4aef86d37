import { expect, it } from "vitest";
import { parseRecent, withRecent } from "./recent-ranges";
import type { TypedRange } from "./typed-range";

const hours = (count: number): TypedRange => ({ kind: "relative", ms: count * 3_600_000 });

it("keeps the newest five, each once, newest first", () => {
  const ranges = [1, 2, 3, 2, 4, 5, 6].reduce<TypedRange[]>((list, count) => withRecent(list, hours(count)), []);
  expect(ranges).toEqual([6, 5, 4, 2, 3].map(hours));
});

it.each([
  ["nothing stored", null, 0],
  ["no JSON", "{", 0],
  ["no list", '{"kind":"relative"}', 0],
  [
    "strange entries",
    '[1,null,{"kind":"relative"},{"kind":"absolute","from":"1","to":2},{"kind":"relative","ms":60000}]',
    1,
  ],
])("reads %s", (_name, text, count) => expect(parseRecent(text)).toHaveLength(count));
