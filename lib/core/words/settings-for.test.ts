import { describe, expect, test } from "vitest";
import { DEFAULT_EVALUATION } from "./settings";
import { matches, settingsFor } from "./settings-for";

test.each([
  ["orders", "orders", true],
  ["orders", "orders-2", false],
  ["orders-*", "orders-", true],
  ["orders-*", "orders-eu-1", true],
  ["*-dlq", "payments-dlq", true],
  ["*-dlq", "dlq", false],
  ["a*b*c", "abc", true],
  ["a*b*c", "a-b-b-c", true],
  ["a*b*c", "a-c", false],
  ["ab*ba", "aba", false],
  ["a.c", "abc", false],
  ["(x)*", "(x) y", true],
  ["**", "", true],
])('the pattern "%s" on the name "%s": %s', (pattern, name, fits) => {
  expect(matches(pattern, name)).toBe(fits);
});

describe("settings of a group on a topic", () => {
  const settings = settingsFor("prod", DEFAULT_EVALUATION, [
    { group: "etl-*", floorMs: 600_000 },
    { topic: "audit", profile: "burrow" },
    { group: "etl-audit", topic: "audit", floorMs: 1 },
    { cluster: "staging", floorRecords: 5_000 },
    { group: "nightly-*", mute: true },
  ]);

  test.each([
    ["billing", "orders", {}],
    ["etl-a", "orders", { floorMs: 600_000 }],
    ["billing", "audit", { profile: "burrow" }],
    ["nightly-report", "orders", { mute: true }],
    ["etl-audit", "audit", { floorMs: 1, profile: "burrow" }],
  ])("%s on %s", (group, topic, differs) => {
    expect(settings(group, topic)).toEqual({ ...DEFAULT_EVALUATION, ...differs });
    expect(settings(group, topic)).toBe(settings(group, topic));
  });

  test("what was answered about groups that are gone is forgotten", () => {
    const [kept, gone] = [settings("etl-a", "orders"), settings("etl-b", "orders")];
    settings.keepOnly?.(new Set(["etl-a"]));
    expect(settings("etl-a", "orders")).toBe(kept);
    expect(settings("etl-b", "orders")).toEqual(gone);
    expect(settings("etl-b", "orders")).not.toBe(gone);
  });

  test("another cluster's settings are its own", () => {
    const staging = settingsFor("staging", DEFAULT_EVALUATION, [{ cluster: "staging", floorRecords: 5_000 }]);
    expect(staging("billing", "orders").floorRecords).toBe(5_000);
  });
});
