import { describe, expect, it } from "vitest";
import type { TopicHistoryAnswer } from "@/lib/api/topic-contract";
import { lagsOf, placesUnderLogEnd, retainedOf, sparklineOf } from "./topic-series";

describe("a topic's lines", () => {
  const history: TopicHistoryAnswer = {
    ...{ cluster: "lab", topic: "t", from: 0, to: 20, stepMs: 0, at: [0, 10, 20], unknown: [0, 0, 0], gaps: [] },
    ...{ logStart: ["5", null, "6"], logEnd: ["9007199254740993", null, "9007199254741003"] },
    ...{ produceRate: [null, null, 1], omittedGroups: 0 },
    groups: [{ group: "g", lag: ["3", "4", null], consumeRate: [null, 1, null] }],
  };

  it("count from the lowest place, subtracted before they are rounded", () => {
    const [end, group] = placesUnderLogEnd(history, "log end");
    expect(end?.values).toEqual([3, null, 13]);
    expect(group?.values).toEqual([0, null, null]);
    expect(lagsOf(history)[0]?.values).toEqual([3, 4, null]);
  });

  it("hold what lies between log start and log end", () => {
    expect(retainedOf(history)).toEqual([9007199254740988, null, 9007199254740997]);
  });

  it("make a small waterline of a group, and none of a stranger", () => {
    expect(sparklineOf(history, "g")).toEqual({ at: [0, 10, 20], logEnd: [0, null, 10], committed: [-3, null, null] });
    expect(sparklineOf(history, "x")).toBeNull();
  });
});
