/** Stretches of a partition's past in which something is said of it: reports, and what the rules find besides. Pure. */
import type { Finding, Verdict } from "../judge/verdict";
import type { Millis } from "../words/terms";
import { findingOfReport, saidThen, type Otherwise, type Report, type SaidThen } from "./report";

/** A stretch of which one thing is said. */
export interface SaidSpan extends Pick<Otherwise, "partitionStatus" | "consumerStatus"> {
  /** When it was reported, or the range's start where that was before; of what only the rules find, the first tick. */
  from: Millis;
  /** When the next change was reported; the last tick where none was, and where nobody watched after it. */
  to: Millis;
  /** The tick to look at: the last at which `finding` holds. */
  at: Millis;
  /** As it was at that tick, or as it was reported where the rules do not see it; null where all was reported to be well. */
  finding: Finding | null;
  report: Report | null;
  /** What the rules say of it, where they nowhere see what was reported. */
  otherwise: Otherwise | null;
  /** From when to when the rules see what was reported, also beyond the stretch; null where they do not, and without a report. */
  again: { from: Millis; to: Millis } | null;
}

/** A span while it grows. */
type Open = SaidSpan & { key: string; last: Millis };

export interface SpanRange {
  from: Millis;
  /** Ticks further apart leave a gap: what was so in it nobody saw. */
  gapMs: Millis;
}

/** Takes in ticks, oldest first, also those before the range. */
export class SaidSpans {
  private readonly spans: Open[] = [];
  private before: Millis | null = null;
  /** The report that ended in the tick before, while the rules go on to see what it told. */
  private trailing: Open | null = null;

  constructor(private readonly range: SpanRange) {}

  /** The stretches so far, oldest first. */
  get list(): SaidSpan[] {
    return this.spans.map(({ key: _, last: __, ...span }) => span);
  }

  /** Nothing goes on across this point: the topic was made anew. */
  cut(): void {
    this.before = null;
    this.trailing = null;
  }

  /** @param report the one that held at the tick */
  add(verdict: Verdict, report: Report | null): void {
    const { at } = verdict;
    const { from, gapMs } = this.range;
    const touches = this.before !== null && at - this.before <= gapMs;
    if (at >= from) this.take(saidThen(verdict, report, { judgedFrom: at, unbrokenFrom: at }), at, touches);
    this.before = at;
  }

  private take(said: SaidThen, at: Millis, touches: boolean): void {
    const { report, otherwise, finding } = said;
    const last = this.spans.at(-1);
    const goesOn = touches && last?.last === this.before ? last : undefined;
    // A change ends what was said before it, also where nothing is said after it.
    if (goesOn?.report && report && report.at > goesOn.report.at && report.at <= at) goesOn.to = report.at;
    if (touches && this.trailing && otherwise?.partitionStatus === this.trailing.partitionStatus) {
      this.trailing.again!.to = at;
      return;
    }
    this.trailing = null;
    const key = keyOf(said);
    if (key === null) return;
    if (goesOn?.key === key) return extend(goesOn, said, at);
    // Nor is it another one that the rules see a little longer than was reported.
    if (goesOn && isOnlyFound(said) && seesIt(goesOn) && isSameTrouble(goesOn, otherwise)) {
      this.trailing = goesOn;
      goesOn.again!.to = at;
      return;
    }
    const seen = report !== null && report.status !== "OK" && otherwise === null;
    const again = seen ? { from: at, to: at } : null;
    // What the rules see a little sooner than it was reported is the same trouble.
    if (seen && goesOn && isOnlyFound(goesOn) && isSameTrouble(goesOn, said)) {
      again!.from = goesOn.from;
      this.spans.pop();
    }
    this.spans.push({
      ...{ from: this.beginOf(said, at, touches), to: at, at, key, last: at, report, again },
      ...{ partitionStatus: said.partitionStatus, consumerStatus: said.consumerStatus },
      ...{ finding, otherwise },
    });
  }

  /** When a stretch begins of which `at` is the first tick. */
  private beginOf({ report }: SaidThen, at: Millis, touches: boolean): Millis {
    const { from } = this.range;
    if (report === null || report.status === "OK") return at;
    if (report.at > (this.before ?? -Infinity) && report.at >= from && at - report.at <= this.range.gapMs)
      return report.at;
    return touches && this.before! < from && report.at < from ? from : at;
  }
}

/** What one stretch has in common; null where there is nothing to list. */
function keyOf({ report, otherwise, finding }: SaidThen): string | null {
  if (report && report.status !== "OK") return `reported ${report.at}`;
  if (!otherwise) return finding && `found ${report?.at} ${nameOf(finding)}`;
  // What ticks alone do not tell is no trouble that the rules would see.
  if (!otherwise.finding || otherwise.partitionStatus === "UNKNOWN") return null;
  return `otherwise ${report!.at} ${nameOf(otherwise.finding)}`;
}

const nameOf = ({ rule, partitionStatus, consumerStatus }: Finding) => `${rule} ${partitionStatus} ${consumerStatus}`;

/** True of what the rules find where nothing, or that all was well, was reported. */
const isOnlyFound = ({ report }: Pick<SaidThen, "report">) => report === null || report.status === "OK";

/** True while the rules see what was reported up to the last tick of the stretch. */
const seesIt = ({ again, last }: Open) => again !== null && again.to === last;

/** True where the rules say of one what was said of the other. */
const isSameTrouble = (
  a: Pick<SaidSpan, "partitionStatus" | "otherwise">,
  b: Pick<SaidSpan, "partitionStatus"> | null,
) => (a.otherwise ?? a).partitionStatus === b?.partitionStatus;

function extend(span: Open, { otherwise, finding, report }: SaidThen, at: Millis): void {
  span.last = span.to = at;
  if (report === null || report.status === "OK") {
    Object.assign(span, { at, finding, otherwise });
    return;
  }
  if (otherwise === null) {
    span.again = { from: span.again?.from ?? at, to: at };
    Object.assign(span, { at, finding, otherwise: null });
  } else if (span.again === null) Object.assign(span, { at, otherwise, finding: findingOfReport(report) });
}
