/** The cases of a group's past, from the changes that were stored of it. */
import { describe, expect, it } from "vitest";
import { caseFor, caseSpans, type CaseChange } from "./cases";
import type { ConsumerStatus } from "../words/terms";

const group = (at: number, status: ConsumerStatus | null): CaseChange => ({
  at,
  of: "group",
  status,
  why: `group ${status}`,
});
const leader = (at: number, partition: string, offline: boolean): CaseChange => ({
  ...{ at, of: "partition", partition, offline },
  why: `${partition} ${offline ? "lost" : "found"} its leader`,
});
const brief = (changes: CaseChange[]) => caseSpans(changes).map((span) => [span.case, span.from, span.to]);

describe("the case of a group", () => {
  it("follows from its status, and a partition without leader comes before all", () => {
    expect(caseFor("OK", false)).toBe("normal");
    expect(caseFor("WARNING", false)).toBe("throughput-problem");
    expect(caseFor("ERROR", false)).toBe("stalled-consumer");
    expect(caseFor("ERROR", true)).toBe("offline-partition");
    expect(caseFor("UNKNOWN", false)).toBeNull();
  });
});

describe("the cases of a past", () => {
  it("follow each other, and the last one is open", () => {
    expect(brief([group(1, "OK"), group(5, "WARNING"), group(9, "ERROR")])).toEqual([
      ["normal", 1, 5],
      ["throughput-problem", 5, 9],
      ["stalled-consumer", 9, null],
    ]);
  });

  it("end where the group is unknown or gone, and may begin again", () => {
    expect(brief([group(1, "ERROR"), group(4, "UNKNOWN"), group(6, "ERROR"), group(8, null)])).toEqual([
      ["stalled-consumer", 1, 4],
      ["stalled-consumer", 6, 8],
    ]);
  });

  it("change where a partition loses its leader although the group's status stays", () => {
    const spans = caseSpans([
      group(1, "ERROR"),
      leader(3, "sensors/1", true),
      leader(4, "sensors/3", true),
      leader(6, "sensors/1", false),
      leader(7, "sensors/3", false),
    ]);
    expect(spans.map((span) => [span.case, span.from, span.to, span.why])).toEqual([
      ["stalled-consumer", 1, 3, "group ERROR"],
      ["offline-partition", 3, 7, "sensors/1 lost its leader"],
      ["stalled-consumer", 7, null, "sensors/3 found its leader"],
    ]);
  });

  it("count the changes of one moment as one, told in the group's words", () => {
    const spans = caseSpans([group(1, "OK"), leader(5, "sensors/1", true), group(5, "ERROR")]);
    expect(spans.map((span) => [span.case, span.from, span.why])).toEqual([
      ["normal", 1, "group OK"],
      ["offline-partition", 5, "group ERROR"],
    ]);
  });

  it("forget what was offline when the group went away", () => {
    const changes = [group(1, "ERROR"), leader(1, "sensors/1", true), group(3, null), group(4, "OK")];
    expect(brief(changes)).toEqual([
      ["offline-partition", 1, 3],
      ["normal", 4, null],
    ]);
  });

  it("are one stretch where the same case is told twice", () => {
    expect(brief([group(1, "OK"), group(3, "OK")])).toEqual([["normal", 1, null]]);
    expect(caseSpans([])).toEqual([]);
  });
});
