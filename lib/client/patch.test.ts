import { describe, expect, it } from "vitest";
import type { GroupSummary } from "@/lib/api/contract";
import { patchGroups } from "./patch";

const row = (cluster: string, group: string, lag = "0") => ({ cluster, group, lag }) as GroupSummary;
const change = (groups: GroupSummary[], removed: string[] = [], full = false) => ({
  cluster: "a",
  at: 1,
  full,
  groups,
  removed,
});

describe("rows of the stream", () => {
  const known = [row("a", "x"), row("b", "x"), row("a", "y")];

  it("replace their own cluster's rows only", () => {
    expect(patchGroups(known, change([row("a", "z")], [], true))).toEqual([row("b", "x"), row("a", "z")]);
  });

  it("change what changed, remove what is gone, add what is new, and leave the rest the same object", () => {
    const patched = patchGroups(known, change([row("a", "x", "7"), row("a", "new")], ["y"]));
    expect(patched).toEqual([row("a", "x", "7"), row("b", "x"), row("a", "new")]);
    expect(patched[1]).toBe(known[1]);
  });

  it("leave everything alone when nothing changed", () => expect(patchGroups(known, change([]))).toBe(known));
});
