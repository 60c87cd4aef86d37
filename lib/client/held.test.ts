import { expect, it } from "vitest";
import { formatHeld } from "./held";

it.each([
  [-5, "0 s"],
  [400, "0 s"],
  [7_900, "7 s"],
  [59_999, "59 s"],
  [108_000, "1 min"],
  [29 * 60_000 + 59_000, "29 min"],
  [200 * 60_000, "3 h 20 min"],
  [53 * 3_600_000, "2 d 5 h"],
])("%d ms have held for %s", (ms, text) => expect(formatHeld(ms).replaceAll("\u00a0", " ")).toBe(text));
