/** Which stretches of the past a case's page lists. */
import { describe, expect, it } from "vitest";
import type { CaseSpanWire } from "@/lib/api/cases-contract";
import type { GroupSummary } from "@/lib/api/contract";
import { pastSpans, spanKey } from "./past";

const MIN = 60_000;
const span = (more: Partial<CaseSpanWire> = {}): CaseSpanWire => ({
  ...{ cluster: "prod", group: "billing", case: "stalled-consumer", status: "ERROR", from: 60 * MIN, to: 80 * MIN },
  ...{ why: "stands" },
  ...more,
});

describe("stretches of the past", () => {
  const now = [{ cluster: "prod", group: "billing" }] as GroupSummary[];

  it("leave out what goes on now, and other cases", () => {
    const spans = [span(), span({ to: null }), span({ to: null, group: "gone" }), span({ case: "normal" })];
    expect(pastSpans(spans, "stalled-consumer", now)).toEqual([spans[0], spans[2]]);
    expect(new Set([span(), span({ group: "b" }), span({ from: 1 })].map(spanKey)).size).toBe(3);
  });
});
