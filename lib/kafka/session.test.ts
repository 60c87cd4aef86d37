import { expect, it } from "vitest";
import { sessionOf } from "./session";

const DAY_MS = 86_400_000;

it.each([
  ["without end", Infinity, Infinity, Infinity, Infinity],
  ["that ends", 20_000, Infinity, 15_000, 18_000],
  [
    "whose certificates have time: once that has passed, to see whether they are new",
    Infinity,
    DAY_MS,
    DAY_MS,
    Infinity,
  ],
  ["whose certificates expire soon: now and then, for the same", Infinity, -DAY_MS, 600_000, Infinity],
  ["that ends before its certificates are looked at", 20_000, -DAY_MS, 15_000, 18_000],
])("a session %s", (_, lifetimeMs, untilWarning, renewAfter, lastUse) => {
  expect(sessionOf(1_000, lifetimeMs, untilWarning)).toEqual({ renewAt: 1_000 + renewAfter, lastUse: 1_000 + lastUse });
});
