/** Kinds and severities of happenings. */
import { describe, expect, it } from "vitest";
import { isGivenUp, messageFacts, noteKind, PROBLEM_STATUSES, severityOf, timelineKind } from "./timeline";

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
    ["message", "delivered", "quiet"],
    ["message", "expired", "quiet"],
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

  it("tell a message that was given up from one that arrived", () => {
    expect(isGivenUp({ kind: "message", after: "expired" })).toBe(true);
    expect(isGivenUp({ kind: "message", after: "delivered" })).toBe(false);
    expect(isGivenUp({ kind: "status", after: "expired" })).toBe(false);
  });

  it.each([
    ["message", { delivery: "d", incident: "i" }, { delivery: "d", incident: "i" }],
    ["message", { delivery: "d" }, { delivery: "d", incident: null }],
    ["message", { delivery: 1 }, null],
    ["note", { delivery: "d" }, null],
  ] as const)("find what a %s with %j is about", (kind, values, about) => {
    expect(messageFacts({ kind, said: { values } })).toEqual(about);
    expect(messageFacts({ kind })).toBeNull();
  });
});
