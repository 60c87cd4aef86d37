import { expect, it } from "vitest";
import { fileName } from "./save";

const NOON = new Date("2026-11-24T12:05:09Z");

it.each([
  ["Lag of payments/1", "csv", "lag-of-payments-1-20261124T1205.csv"],
  ["../../etc/passwd", "png", "etc-passwd-20261124T1205.png"],
  ["결제 지연", "csv", "결제-지연-20261124T1205.csv"],
  ["///", "csv", "chart-20261124T1205.csv"],
])("%s as %s is saved as %s", (name, extension, expected) => {
  expect(fileName(name, extension, NOON)).toBe(expected);
});
