/** What is said of a past moment on its partition's page: as it was reported, with what the rules see otherwise beside it. */
import { describe, expect, it } from "vitest";
import type { FindingWire } from "@/lib/api/contract";
import type { PastAnswer, PastTick } from "@/lib/api/past-contract";
import { drawPage } from "@/lib/client/test-page";
import { FindingCard } from "./finding-card";
import { PastFindings, type PastFindingsProps } from "./past-findings";

const AT = 1_800_000_000_000;
const MINUTE = 60_000;

type Span = PastAnswer["findings"][number];

const finding: FindingWire = {
  ...{ rule: "stopped", partitionStatus: "STOPPED", consumerStatus: "ERROR", evidence: "No commit for 8 min" },
  ...{ from: AT - 8 * MINUTE, to: AT },
};
const reported = { status: "STOPPED", at: AT, message: "No commit for 8 min" };
const well = { status: "OK", consumerStatus: "OK", finding: null } as const;

const span = (over: Partial<Span>): Span => ({
  ...{
    from: AT,
    to: AT + 5 * MINUTE,
    at: AT + 5 * MINUTE,
    status: "STOPPED",
    consumerStatus: "ERROR",
    finding,
    reported,
  },
  ...{ today: null, again: { from: AT, to: AT + 5 * MINUTE }, ...over },
});

function listOf(findings: Span[], here: number | null = null): string {
  const data: PastAnswer = { from: AT - 60 * MINUTE, to: AT + 5 * MINUTE, ticks: 112, findings, commits: [] };
  const past = { data, error: null } as unknown as PastFindingsProps["past"];
  return drawPage(<PastFindings {...{ past, here, width: MINUTE }} go={() => {}} preview={() => {}} />, {})[0];
}

describe("the list", () => {
  it.each<[string, Partial<Span>, shown: string[], hidden: string[]]>([
    ["is as reported, without a note where the rules see it too", {}, ["STOPPED", "No commit for 8 min"], ["again"]],
    [
      "says that the rules find nothing in what is stored",
      { today: well, again: null },
      ["STOPPED", "No commit for 8 min", "rule stopped", "the rules find nothing"],
      [],
    ],
    [
      "says what the rules find where all was reported to be well",
      {
        ...{
          status: "OK",
          consumerStatus: "OK",
          finding: null,
          reported: { ...reported, status: "OK", message: "well" },
        },
        ...{ today: { status: "STOPPED", consumerStatus: "ERROR", finding }, again: null },
      },
      ["OK", "well", "again from the stored samples: STOPPED. No commit for 8 min"],
      ["rule stopped"],
    ],
    ["says when the rules see it to begin", { again: { from: AT - 3 * MINUTE, to: AT } }, ["it begins at"], []],
    ["says nothing of a sample more or less", { again: { from: AT - 5000, to: AT } }, [], ["it begins at"]],
  ])("%s", (_, over, shown, hidden) => {
    const html = listOf([span(over)]);
    for (const text of shown) expect(html).toContain(text);
    for (const text of hidden) expect(html).not.toContain(text);
  });

  it("marks the stretch that the shown sample lies in, and of two that touch only one", () => {
    const next = span({ from: AT + 5 * MINUTE, to: AT + 9 * MINUTE, at: AT + 9 * MINUTE });
    const first = span({ at: AT + 5 * MINUTE - 5000 });
    const marked = (here: number) => listOf([first, next], here).split('aria-current="true"').length - 1;
    expect([AT, AT + 5 * MINUTE, AT + 9 * MINUTE, AT - 1].map(marked)).toEqual([1, 1, 1, 0]);
  });
});

describe("the reason", () => {
  const card = (then: Pick<PastTick, "reported" | "today">, found: FindingWire | null) =>
    drawPage(
      <FindingCard status={found ? "STOPPED" : "OK"} finding={found} then={then} setHighlighted={() => {}} />,
      {},
    )[0];

  it("is as reported, once, where the rules do not see it", () => {
    const html = card({ reported, today: well }, finding);
    expect(html).toContain("as reported then");
    expect(html).toContain("Reported then: STOPPED, since");
    expect(html).toContain("the rules find nothing");
    expect(html.split("No commit for 8 min")).toHaveLength(2);
  });

  it("is by the rules, with what was reported, where they see the same", () => {
    const html = card({ reported: { ...reported, message: "No commit for 4 min" }, today: null }, finding);
    expect(html).toContain("by the rules");
    expect(html).toContain("No commit for 4 min");
    expect(html).not.toContain("Evaluated again");
  });

  it("tells trouble that was not reported as what the rules find", () => {
    const today = { status: "STOPPED", consumerStatus: "ERROR", finding } as const;
    const html = card({ reported: { ...reported, status: "OK", message: "all is well" }, today }, null);
    expect(html).toContain("all is well");
    expect(html).toContain("again from the stored samples: STOPPED. No commit for 8 min");
    expect(html).not.toContain("No findings: the partition");
  });
});
