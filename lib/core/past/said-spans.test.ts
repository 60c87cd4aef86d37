/** What is said of a range of the past: what was reported leads, and what the rules see today is laid beside it. */
import { describe, expect, it } from "vitest";
import type { Finding, Verdict } from "../judge/verdict";
import { say } from "../words/sentences/facts";
import type { ConsumerStatus, PartitionStatus } from "../words/terms";
import { reportAt, toReports } from "./report";
import { SaidSpans } from "./said-spans";

const TICK = 5;
/** The range; ticks begin earlier. */
const FROM = 20;

type Judged = "OK" | "STOPPED" | "STALLED" | "WARNING" | "UNKNOWN";

const findingOf = (judged: Judged, at: number): Finding | null => {
  if (judged === "OK") return null;
  const rule = { STOPPED: "stopped", STALLED: "stalled", WARNING: "falling-behind", UNKNOWN: "no-data" }[judged];
  return { rule, ...statusOf(judged), evidence: `${rule} by ${at}`, from: at, to: at };
};
const statusOf = (judged: Judged): { partitionStatus: PartitionStatus; consumerStatus: ConsumerStatus } => {
  if (judged === "WARNING") return { partitionStatus: "OK", consumerStatus: "WARNING" };
  return { partitionStatus: judged, consumerStatus: judged === "OK" || judged === "UNKNOWN" ? judged : "ERROR" };
};
const verdictOf = (judged: Judged, at: number): Verdict => ({
  ...{ at, ...statusOf(judged), finding: findingOf(judged, at), since: at },
});

/** One report; `null`: the group was deleted. */
type Change = [at: number, after: PartitionStatus | null];
/** What the rules say from a tick on; "gone": nobody watched from then on. */
type Step = [at: number, judged: Judged | "gone"];

function spansOf(steps: readonly Step[], changes: readonly Change[], to = 100) {
  const reports = toReports(
    changes.map(([at, after]) =>
      after === null
        ? { at, kind: "group-deleted", after, message: "deleted" }
        : { at, kind: "status", after, message: `${after} since ${at}` },
    ),
  );
  const spans = new SaidSpans({ from: FROM, gapMs: 3 * TICK });
  for (let at = 0; at <= to; at += TICK) {
    const judged = steps.findLast(([from]) => from <= at)?.[1] ?? "gone";
    if (judged !== "gone") spans.add(verdictOf(judged, at), reportAt(reports, at));
  }
  return spans.list.map(({ from, to, at, partitionStatus, finding, otherwise, again }) => ({
    ...{ span: [from, to, at], status: partitionStatus, evidence: finding?.evidence ?? null },
    ...{ otherwise: otherwise && (otherwise.finding?.rule ?? "nothing"), again: again && [again.from, again.to] },
  }));
}

const same = { otherwise: null };

describe("what is said of a range", () => {
  it.each<[what: string, steps: Step[], changes: Change[], spans: object[]]>([
    ["is nothing where nothing was reported and nothing is found", [[0, "OK"]], [], []],
    [
      "began before the range: it begins with the range and ends with the next change",
      [
        [0, "STOPPED"],
        [60, "OK"],
      ],
      [
        [3, "STOPPED"],
        [60, "OK"],
      ],
      [{ span: [20, 60, 55], status: "STOPPED", evidence: "stopped by 55", again: [20, 55], ...same }],
    ],
    [
      "changes within the range: it begins when it was reported, also between two ticks",
      [
        [0, "OK"],
        [40, "STOPPED"],
        [70, "STALLED"],
      ],
      [
        [38, "STOPPED"],
        [70, "STALLED"],
      ],
      [
        { span: [38, 70, 65], status: "STOPPED", evidence: "stopped by 65", again: [40, 65], ...same },
        { span: [70, 100, 100], status: "STALLED", evidence: "stalled by 100", again: [70, 100], ...same },
      ],
    ],
    [
      "replay is silent: what was reported stands, as it was reported",
      [[0, "OK"]],
      [[40, "STOPPED"]],
      [{ span: [40, 100, 100], status: "STOPPED", evidence: "STOPPED since 40", otherwise: "nothing", again: null }],
    ],
    [
      "replay comes to it later: the stretch is the reported one, and its newest sample that of the rules",
      [
        [0, "OK"],
        [80, "STOPPED"],
      ],
      [[40, "STOPPED"]],
      [{ span: [40, 100, 100], status: "STOPPED", evidence: "stopped by 100", again: [80, 100], ...same }],
    ],
    [
      "replay says another status: the reported one is shown, the other is a note",
      [
        [0, "OK"],
        [40, "STALLED"],
      ],
      [[40, "STOPPED"]],
      [{ span: [40, 100, 100], status: "STOPPED", evidence: "STOPPED since 40", otherwise: "stalled", again: null }],
    ],
    [
      "replay finds trouble where OK was reported: it is listed as OK, with the note",
      [
        [0, "OK"],
        [40, "STALLED"],
        [60, "OK"],
      ],
      [[3, "OK"]],
      [{ span: [40, 55, 55], status: "OK", evidence: null, otherwise: "stalled", again: null }],
    ],
    [
      "replay sees it sooner and for longer: that is the same trouble",
      [
        [0, "OK"],
        [30, "STOPPED"],
        [90, "OK"],
      ],
      [
        [3, "OK"],
        [45, "STOPPED"],
        [70, "OK"],
      ],
      [{ span: [45, 70, 65], status: "STOPPED", evidence: "stopped by 65", again: [30, 85], ...same }],
    ],
    [
      "a restart with a gap: nobody can say that it lasted through it",
      [
        [0, "STOPPED"],
        [40, "gone"],
        [70, "STOPPED"],
      ],
      [[3, "STOPPED"]],
      [
        { span: [20, 35, 35], status: "STOPPED", evidence: "stopped by 35", again: [20, 35], ...same },
        { span: [70, 100, 100], status: "STOPPED", evidence: "stopped by 100", again: [70, 100], ...same },
      ],
    ],
    [
      "a change that was reported when watching began again",
      [
        [0, "STOPPED"],
        [40, "gone"],
        [70, "OK"],
      ],
      [
        [3, "STOPPED"],
        [70, "OK"],
      ],
      [{ span: [20, 35, 35], status: "STOPPED", evidence: "stopped by 35", again: [20, 35], ...same }],
    ],
    [
      "never changed: what the rules find stands alone",
      [
        [0, "OK"],
        [40, "STALLED"],
      ],
      [],
      [{ span: [40, 100, 100], status: "STALLED", evidence: "stalled by 100", otherwise: null, again: null }],
    ],
    [
      "goes on while one rule speaks, and begins anew with another and after a tick at which nothing was wrong",
      [
        [0, "STALLED"],
        [40, "STOPPED"],
        [60, "OK"],
        [65, "STOPPED"],
      ],
      [],
      [
        { span: [20, 35, 35], status: "STALLED", evidence: "stalled by 35", otherwise: null, again: null },
        { span: [40, 55, 55], status: "STOPPED", evidence: "stopped by 55", otherwise: null, again: null },
        { span: [65, 100, 100], status: "STOPPED", evidence: "stopped by 100", otherwise: null, again: null },
      ],
    ],
    [
      "a consumer that is too slow is no change of its partition, and agrees with OK",
      [
        [0, "OK"],
        [40, "WARNING"],
        [60, "OK"],
      ],
      [[3, "OK"]],
      [{ span: [40, 55, 55], status: "OK", evidence: "falling-behind by 55", otherwise: null, again: null }],
    ],
    ["OK was reported of what ticks alone do not tell: that is no trouble", [[0, "UNKNOWN"]], [[3, "OK"]], []],
    [
      "reports of a group that was deleted say nothing of the one that came after it",
      [[0, "OK"]],
      [
        [30, "STOPPED"],
        [60, null],
      ],
      [{ span: [30, 55, 55], status: "STOPPED", evidence: "STOPPED since 30", otherwise: "nothing", again: null }],
    ],
  ])("%s", (_, steps, changes, spans) => expect(spansOf(steps, changes)).toEqual(spans));

  it("goes not across the end of a topic", () => {
    const spans = new SaidSpans({ from: FROM, gapMs: 3 * TICK });
    spans.add(verdictOf("STALLED", 20), null);
    spans.cut();
    spans.add(verdictOf("STALLED", 25), null);
    expect(spans.list.map(({ from, to }) => [from, to])).toEqual([
      [20, 20],
      [25, 25],
    ]);
  });

  it("has the facts that were reported in what it shows as reported", () => {
    const said = say("stopped.nobody", { offset: "8", ms: 3, lag: "754" });
    const spans = new SaidSpans({ from: FROM, gapMs: 3 * TICK });
    spans.add(verdictOf("OK", 40), { at: 40, status: "STOPPED", message: "No commit", said });
    expect(spans.list[0]!.finding).toMatchObject({ rule: "stopped", said, from: 37, to: 40 });
  });
});
