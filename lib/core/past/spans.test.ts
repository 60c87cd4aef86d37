import { describe, expect, it } from "vitest";
import { asItWas, clipSpans, extendSpans, spansOfChanges, type ShownStatus, type Span } from "./spans";

const span = (from: number, to: number, status: ShownStatus): Span => ({
  ...{ from, to, status },
  ...{ rule: null, evidence: null },
});
const brief = (spans: Span[]) => spans.map(({ from, to, status }) => [from, to, status]);

const extended = (points: [number, ShownStatus][]) => {
  const spans: Span[] = [];
  for (const [at, status] of points) extendSpans(spans, at, { status, rule: null, evidence: null }, 15);
  return brief(spans);
};

describe("stretches of statuses", () => {
  it.each<[string, [number, ShownStatus][], unknown[]]>([
    [
      "one status",
      [
        [0, "OK"],
        [10, "OK"],
        [20, "OK"],
      ],
      [[0, 20, "OK"]],
    ],
    [
      "a change, from the moment it was told",
      [
        [0, "OK"],
        [10, "STALLED"],
        [20, "STALLED"],
      ],
      [
        [0, 10, "OK"],
        [10, 20, "STALLED"],
      ],
    ],
    [
      "a gap, in which nothing is known",
      [
        [0, "OK"],
        [30, "OK"],
      ],
      [
        [0, 0, "OK"],
        [30, 30, "OK"],
      ],
    ],
    ["nothing", [], []],
  ])("of %s", (_name, points, expected) => expect(extended(points)).toEqual(expected));

  it("come from changes: each holds until the next, and from before the range", () => {
    const change = (at: number, status: ShownStatus) => ({ at, status, evidence: null });
    const changes = [
      change(-50, "OK"),
      change(-20, "STALLED"),
      change(30, "OK"),
      change(60, "OK"),
      change(200, "STOPPED"),
    ];
    expect(brief(spansOfChanges(changes, 0, 100))).toEqual([
      [0, 30, "STALLED"],
      [30, 100, "OK"],
    ]);
    expect(spansOfChanges([], 0, 100)).toEqual([]);
    const placed = { ...change(-50, "OK"), topic: null, partition: null };
    expect(Object.keys(spansOfChanges([placed], 0, 100)[0]!)).toEqual(["from", "to", "status", "rule", "evidence"]);
  });

  it("are cut to a range", () => {
    const spans = [span(0, 10, "OK"), span(10, 20, "STALLED"), span(40, 50, "OK")];
    expect(brief(clipSpans(spans, 10, 45))).toEqual([
      [10, 20, "STALLED"],
      [40, 45, "OK"],
    ]);
  });
});

describe("as it was", () => {
  it("is what was told; of OK the rules say whether it was WARNING", () => {
    const reported = [span(0, 40, "OK"), span(40, 60, "STALLED"), span(60, 100, "OK")];
    const judged = [span(0, 20, "OK"), span(20, 50, "WARNING"), span(50, 100, "OK")];
    expect(brief(asItWas(reported, judged))).toEqual([
      [0, 20, "OK"],
      [20, 40, "WARNING"],
      [40, 60, "STALLED"],
      [60, 100, "OK"],
    ]);
  });
  it("is what the rules say where nothing was told, and nothing where nothing was read", () => {
    expect(brief(asItWas([span(50, 100, "STOPPED")], [span(0, 60, "OK"), span(80, 100, "STOPPED")]))).toEqual([
      [0, 50, "OK"],
      [50, 60, "STOPPED"],
      [80, 100, "STOPPED"],
    ]);
  });
});
