import { expect, it } from "vitest";
import type { KnownOffset } from "@/lib/api/contract";
import { offersOf, type CommandPlace } from "./offers";

const at = (value: string): KnownOffset => ({ known: true, value });
const unknown: KnownOffset = { known: false, reason: "not read" };
const reach = { bootstrap: ["kafka-1:9092"], secured: false };
const place: CommandPlace = {
  ...{ group: "fraud", type: "classic", topic: "payments", partition: 1, since: Date.UTC(2026, 0, 2) },
  ...{ committed: at("70"), logStart: at("0"), logEnd: at("12223") },
};
const kinds = (over: Partial<CommandPlace>) => offersOf(reach, { ...place, ...over }).map(({ kind }) => kind);

it("offers the record that a partition is stuck at, the plan to skip it, and where each plan leads", () => {
  const offers = offersOf(reach, place);
  expect(offers.map(({ kind, offset }) => [kind, offset])).toEqual([
    ["read", 70n],
    ["skip", 71n],
    ["latest", 12223n],
    ["datetime", null],
    ["groupLatest", null],
  ]);
  expect(offers[0]?.command).toContain("--partition 1 --offset 70 --max-messages 1");
  expect(offers[1]?.command).toContain("--topic payments:1 --reset-offsets --to-offset 71 --dry-run");
  expect(offers.slice(1).every(({ command }) => command?.endsWith(" --dry-run"))).toBe(true);
});

it("offers no record where none waits, was deleted, or it is not known which is next", () => {
  expect(kinds({ logEnd: at("70") })).toEqual(["latest", "datetime", "groupLatest"]);
  expect(kinds({ logStart: at("71") })).not.toContain("read");
  expect(kinds({ committed: unknown })).not.toContain("skip");
  expect(offersOf(reach, { ...place, logEnd: unknown }).find(({ kind }) => kind === "latest")?.offset).toBeNull();
});

it("plans no reset of groups that the tool does not reset", () => {
  expect(kinds({ type: "share" })).toEqual(["read"]);
  expect(kinds({ type: "streams" })).toEqual(["read"]);
});
