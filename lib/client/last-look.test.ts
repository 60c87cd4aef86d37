import { expect, it } from "vitest";
import { lookedAt, readLook } from "./last-look";

const MINUTE = 60_000;

it("asks what changed since the end of the last visit, and goes on asking while one looks", () => {
  const first = lookedAt(null, 0);
  expect(first).toEqual({ since: 0, seen: 0 });
  const stayed = lookedAt(first, 5 * MINUTE);
  expect(stayed).toEqual({ since: 0, seen: 5 * MINUTE });
  const back = lookedAt(stayed, 60 * MINUTE);
  expect(back).toEqual({ since: 5 * MINUTE, seen: 60 * MINUTE });
  expect(lookedAt(back, 61 * MINUTE).since).toBe(5 * MINUTE);
});

it("a first visit has missed nothing, and a clock that was set back begins anew", () => {
  expect(lookedAt(null, 7).since).toBe(7);
  expect(lookedAt({ since: 1, seen: 90 * MINUTE }, MINUTE)).toEqual({ since: MINUTE, seen: MINUTE });
});

it.each([null, "", "{", "7", "null", '{"since":1}', '{"since":"a","seen":2}'])("takes %j for nothing", (text) =>
  expect(readLook(text)).toBeNull(),
);

it("reads what it keeps", () => expect(readLook('{"since":1,"seen":2}')).toEqual({ since: 1, seen: 2 }));
