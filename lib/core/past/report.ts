/**
 * What was reported of a partition's past, and what the rules say of it when it is judged again. The report leads: it was made with
 * all that was known then, such as commits from before the first stored tick, of which ticks keep the last one alone. Pure.
 */
import { stoodAsReported } from "../judge/rules/memory";
import type { Finding, Verdict } from "../judge/verdict";
import { consumerStatusOf, verdictAsReported } from "../judge/verdict-as-reported";
import { withoutHabit, type Said } from "../words/sentences/facts";
import { PARTITION_STATUSES, type Millis, type PartitionStatus } from "../words/terms";

/** A change of a partition's status as it was reported: a stored happening. */
export interface Report {
  at: Millis;
  status: PartitionStatus;
  message: string;
  said?: Said;
}

/** The end of all reports before it: the group was deleted. */
interface NoReport {
  at: Millis;
  status: null;
}

/** Reports of one partition, oldest first. */
export type Reports = readonly (Report | NoReport)[];

/** A stored happening, as far as it is looked at here. */
interface Stored {
  at: Millis;
  kind: string;
  after: string | null;
  message: string;
  said?: Said;
}

/** Reports out of the happenings of one partition and the deletions of its group, in any order. */
export function toReports(happenings: readonly Stored[]): Reports {
  const reports = happenings.flatMap(({ at, kind, after, message, said }): (Report | NoReport)[] => {
    if (kind === "group-deleted") return [{ at, status: null }];
    const status = PARTITION_STATUSES.find((one) => one === after);
    return kind === "status" && status ? [{ at, status, message, ...(said && { said }) }] : [];
  });
  return reports.sort((a, b) => a.at - b.at);
}

/** The report that held at a moment; null where none is known, or it was made of a group that was deleted since. */
export function reportAt(reports: Reports, at: Millis): Report | null {
  const last = reports.findLast((report) => report.at <= at);
  return last && last.status !== null ? last : null;
}

/** As `reportAt`, of moments that do not go back: a day has thousands of them, and may have as many reports. */
export function followReports(reports: Reports): (at: Millis) => Report | null {
  let next = 0;
  return (at) => {
    while (next < reports.length && reports[next]!.at <= at) next++;
    const last = reports[next - 1];
    return last && last.status !== null ? last : null;
  };
}

/** The verdict that was reported last up to a moment, as `judgeMoments` asks for it; null where none was. */
export function reportedVerdicts(reports: Reports): (at: Millis) => Verdict | null {
  const follow = followReports(reports);
  let [report, verdict]: [Report | null, Verdict | null] = [null, null];
  return (at) => {
    const last = follow(at);
    if (last !== report) [report, verdict] = [last, last && verdictAsReported(last)];
    return verdict;
  };
}

/** What the rules say where that is another status than was reported. */
export type Otherwise = Pick<Verdict, "partitionStatus" | "consumerStatus" | "finding">;

/** What is said of a partition at a stored moment. */
export interface SaidThen extends Otherwise {
  /** Since when it is so, in ms. */
  since: Millis;
  /** True where it may be so for longer: `since` is only as far back as it is known. */
  sinceAtLeast: boolean;
  /** The report that held; null where no change of the partition is stored up to then. */
  report: Report | null;
  /** What the rules say of the same moment, judged again; null: the same, or nothing was reported. */
  otherwise: Otherwise | null;
}

/** How far back a partition's past is known, in ms. */
export interface Known {
  /** The first moment that was judged for the verdict. */
  judgedFrom: Millis;
  /** The first stored moment from which on it was watched without a gap. */
  unbrokenFrom: Millis;
}

/**
 * What is said of a moment: what was reported, with the rule and its window where the rules still see the same; else what the rules
 * find. Without a report nothing has changed, for changes are what is reported.
 */
export function saidThen(verdict: Verdict, report: Report | null, known: Known): SaidThen {
  const { partitionStatus, consumerStatus, finding } = verdict;
  const judged = { partitionStatus, consumerStatus, finding };
  const young = verdict.since <= known.judgedFrom;
  if (!report) {
    const unchanged = partitionStatus === consumerStatus;
    const since = unchanged ? known.unbrokenFrom : verdict.since;
    return { ...judged, since, sinceAtLeast: unchanged || young, report, otherwise: null };
  }
  const reported = consumerStatusOf(report.status);
  if (report.status !== partitionStatus) {
    return {
      ...{ partitionStatus: report.status, consumerStatus: reported, finding: findingOfReport(report) },
      ...{ since: report.at, sinceAtLeast: false, report, otherwise: judged },
    };
  }
  // That a consumer is too slow (WARNING) is reported of its group alone: of the partition the rules say since when.
  const same = reported === consumerStatus;
  const since = same ? report.at : Math.max(report.at, verdict.since);
  return { ...judged, since, sinceAtLeast: !same && young && since > report.at, report, otherwise: null };
}

/** The rule that reports a status. */
const RULE_OF: Partial<Record<PartitionStatus, string>> = {
  OFFLINE: "offline",
  REWIND: "rewind",
  STALLED: "stalled",
  STOPPED: "stopped",
  UNKNOWN: "no-data",
};

/**
 * The finding that was reported: its words, and of its facts the rule and since when. Null where nothing was wrong, or no rule had
 * anything to say. Facts come from a database that others may have written to: those that are no numbers are passed over.
 */
export function findingOfReport({ at, status, message, said }: Report): Finding | null {
  const plain = withoutHabit(said);
  const rule = ruleOf(plain) ?? RULE_OF[status];
  if (rule === undefined || plain?.key === "happened.partition") return null;
  const begins = stoodAsReported(said, at)?.since ?? at - lastedMs(plain);
  return {
    ...{ rule, partitionStatus: status, consumerStatus: consumerStatusOf(status), evidence: message },
    ...(said && { said }),
    ...{ from: Math.min(at, begins), to: at },
  };
}

/** Keys of what rules say begin with their names; Burrow's rules have its name before theirs. */
function ruleOf(said: Said | undefined): string | undefined {
  const [name, variant] = said?.key.split(".") ?? [];
  if (name === "burrow") return variant?.startsWith("no-") ? "burrow-no-window" : `burrow-${variant}`;
  return Object.values(RULE_OF).find((rule) => rule === name);
}

/** For how long the trouble had lasted when it was reported, in ms; 0 where the facts do not say. */
function lastedMs(said: Said | undefined): Millis {
  const ms = said && "ms" in said.values ? said.values.ms : null;
  return typeof ms === "number" && Number.isFinite(ms) && ms > 0 ? ms : 0;
}

/** The first of the moments, ascending and one at least, from which on none is further than `gapMs` from the one before. */
export function runFrom(moments: readonly Millis[], gapMs: Millis): Millis {
  let first = moments.length - 1;
  while (first > 0 && moments[first]! - moments[first - 1]! <= gapMs) first--;
  return moments[first]!;
}
