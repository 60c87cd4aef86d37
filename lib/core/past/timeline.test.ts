/** Kinds and severities of happenings. */
import { describe, expect, it } from "vitest";
import { noteKind, PROBLEM_STATUSES, severityOf, timelineKind } from "./timeline";

describe("the timeline's words", () => {
  it("tell a group's status from a partition's", () => {
    expect(timelineKind({ kind: "status", topic: null })).toBe("status");
    expect(timelineKind({ kind: "status", topic: "orders" })).toBe("partition-status");
    expect(timelineKind({ kind: "lag-lost", topic: "orders" })).toBe("lag-lost");
  });

  it.each([
    ["status", "OK", "ok"],
    ["status", "WARNING", "warning"],
    ["status", "STALLED", "error"],
    ["status", "OFFLINE", "offline"],
    ["status", "UNKNOWN", "quiet"],
    ["status", null, "quiet"],
    ["lag-lost", "12", "error"],
    ["collection-gap", "unreachable", "error"],
    ["collection-gap", "reachable", "quiet"],
    ["rebalance", null, "quiet"],
    ["note", "deploy", "quiet"],
  ] as const)("%s to %s is %s", (kind, after, severity) => {
    expect(severityOf({ kind, after })).toBe(severity);
  });

  it("name the statuses that call for somebody", () => {
    expect(PROBLEM_STATUSES).toEqual(["WARNING", "ERROR", "REWIND", "STOPPED", "STALLED", "OFFLINE"]);
  });

  it("know a person's note from the program's own", () => {
    expect(noteKind({ kind: "note", after: "deploy" })).toBe("deploy");
    expect(noteKind({ kind: "note", after: null })).toBeNull();
    expect(noteKind({ kind: "status", after: "note" })).toBeNull();
  });
});
