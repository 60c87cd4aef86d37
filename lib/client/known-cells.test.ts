import { expect, it } from "vitest";
import type { KnownNumber } from "@/lib/api/contract";
import { knownCells } from "./known-cells";

it.each<[string, KnownNumber, number | null, number | null]>([
  ["a number", { known: true, value: 5 }, 5, null],
  ["a lower bound", { known: false, reason: "older", atLeast: 390_000 }, null, 390_000],
  ["nothing", { known: false, reason: "unread" }, null, null],
  ["what never comes", { known: false, reason: "falls behind", never: true }, null, null],
])("of %s each column has its own", (_, value, number, atLeast) => {
  expect(knownCells("behind_ms", "behind_at_least_ms", value)).toEqual({
    behind_ms: number,
    behind_at_least_ms: atLeast,
  });
});
