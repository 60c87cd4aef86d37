import { expect, it } from "vitest";
import type { GroupSummary } from "@/lib/api/contract";
import { fitting } from "./fitting";

const group = (name: string, status: GroupSummary["status"], muted?: true) =>
  ({ group: name, status, ...(muted && { muted }) }) as GroupSummary;

const GROUPS = [
  group("old-a", "OK"),
  group("old-b", "ERROR"),
  group("old-c", "ERROR", true),
  group("new", "WARNING"),
  group("", "OK"),
];

it.each([
  ["old-*", ["old-b", "old-a", "old-c"], 1, false],
  ["new", ["new"], 1, false],
  ["", [""], 0, false],
  ["*", ["old-b", "new", "old-a", "old-c", ""], 2, true],
  ["none", [], 0, false],
])("%s means %j", (pattern, names, inTrouble, all) => {
  const found = fitting(GROUPS, pattern);
  expect(found.fits.map((one) => one.group)).toEqual(names);
  expect([found.inTrouble, found.all]).toEqual([inTrouble, all]);
});
