import { describe, expect, it } from "vitest";
import { chooseScope, streamAddress, type StreamScope } from "./stream-scope";

const GROUPS: StreamScope = { kind: "groups" };
const ONE: StreamScope = { kind: "group", cluster: "lab", group: "a&b" };

describe("the scope to listen to", () => {
  it("is the narrowest that a component asks for, else the clusters", () => {
    expect(chooseScope([])).toEqual({ kind: "clusters" });
    expect(chooseScope([GROUPS])).toBe(GROUPS);
    expect(chooseScope([ONE, GROUPS])).toBe(ONE);
  });

  it("has an address of its own", () => {
    expect(streamAddress(ONE)).toBe("/api/v1/stream?scope=group&cluster=lab&group=a%26b");
    expect(streamAddress(GROUPS)).toBe("/api/v1/stream?scope=groups");
  });
});
