/** From partitions to their group: one status, one case, one half sentence that says why. */
import type { GroupSnapshot } from "./snapshot";
import { caseFor } from "./cases";
import { isUncommitted } from "../judge/rules/no-data";
import { english } from "../words/sentences/english";
import { say, wholeMs, type Reason, type Said } from "../words/sentences/facts";
import {
  PARTITION_STATUSES,
  worseConsumer,
  type Case,
  type ConsumerStatus,
  type Millis,
  type PartitionStatus,
  type PartialSum,
} from "../words/terms";
import type { Known } from "../words/known";
import type { Finding, Verdict } from "../judge/verdict";
import { isClearlyWorse, isSamePlace, type Place } from "./worst";

export interface RollUpEntry {
  topic: string;
  partition: number;
  verdict: Verdict;
  lag: Known<bigint>;
  /** By how many records the committed offset lies beyond the log end; null where it does not. */
  beyond: bigint | null;
  /** Shown, but not counted: see `GroupSettings.mute`. */
  muted?: boolean;
}

export type RolledUp = Pick<GroupSnapshot, "status" | "case" | "why" | "said" | "worst" | "findings" | "muted">;

/** Consumer problems come before the partition they are on; UNKNOWN is not a problem, only a lack. */
const CONSUMER_RANK: Record<ConsumerStatus, number> = { ERROR: 3, WARNING: 2, UNKNOWN: 1, OK: 0 };

/**
 * Rolls up the partitions of one group. A few unknown partitions do not hide what the others say; a group
 * whose every partition is unknown is UNKNOWN. Muted partitions do not count, unless all are: then the group itself is muted.
 *
 * @param now unused for the status itself; durations in `why` count up to it
 * @param lack why partitions of the group may be missing from the entries; null where there are no others
 * @param before the partition that was to be looked at first until now; null where there was none
 */
export function rollUp(
  entries: readonly RollUpEntry[],
  now: Millis,
  lack: Reason | null = null,
  before: Place | null = null,
): RolledUp {
  const counted = entries.filter((entry) => !entry.muted);
  if (entries.length === 0 && lack !== null) return { ...NOTHING, ...because(say("group.unread", { reason: lack })) };
  if (counted.length === entries.length) return rollUpCounted(entries, now, before);
  if (counted.length === 0) {
    const { said, ...whole } = rollUpCounted(entries, now, before);
    return { ...whole, ...because(say("group.muted", { said })), muted: true };
  }
  const { said, ...part } = rollUpCounted(counted, now, before);
  return { ...part, ...because(say("group.some-muted", { said, muted: entries.length - counted.length })) };
}

const NOTHING = {
  status: "UNKNOWN",
  case: null,
  worst: null,
  findings: [],
  muted: false,
} as const satisfies Partial<RolledUp>;

/** What rolling up partitions on which nothing is wrong takes: no more than their lags. */
export interface WellEntries {
  partitions: number;
  /** Known of one partition at least; unknown only of those on which nothing is committed. */
  lag: PartialSum;
  /** The first of those with the greatest lag, or of those on which nothing is committed, if there are any. */
  worst: { topic: string; partition: number };
  /** Those on which nothing is committed, in order. */
  findings: () => RolledUp["findings"];
}

/**
 * As `rollUp`, for a group on whose partitions no rule objects to anything, but that nothing is committed on some, and none is
 * muted; one must be well, and its lag known. The findings are worked out when somebody asks.
 */
export const rollUpWell = (entries: WellEntries): RolledUp => new RolledWell(entries);

/** What is told of a group that is well is worked out when somebody asks: there is one for most groups in every cycle. */
class RolledWell implements RolledUp {
  readonly status = "OK";
  readonly case = "normal";
  readonly muted = false;

  constructor(private readonly entries: WellEntries) {}

  get worst() {
    return this.entries.worst;
  }

  get said() {
    const { lag, partitions } = this.entries;
    return sayOk(lag.unknown, partitions);
  }

  get why() {
    return english(this.said);
  }

  get findings() {
    return this.entries.findings();
  }
}

/** Why, as facts and as half a sentence. */
const because = (said: Said) => ({ why: english(said), said });

function rollUpCounted(entries: readonly RollUpEntry[], now: Millis, before: Place | null): RolledUp & { said: Said } {
  const worst = worstOf(entries, before);
  const findings = entries
    .flatMap(({ topic, partition, verdict, lag }) =>
      verdict.finding && verdict.consumerStatus !== "OK" ? [{ topic, partition, finding: verdict.finding, lag }] : [],
    )
    .sort((a, b) => rankOf(b.finding) - rankOf(a.finding) || firstOf(worst, a, b) || digitsOf(b.lag) - digitsOf(a.lag))
    .map(({ topic, partition, finding }) => ({ topic, partition, finding }));
  const status = statusOf(entries);
  return {
    status,
    case: caseOf(entries, status),
    ...because(reasonOf(entries, status, findings, now)),
    worst,
    findings,
    muted: false,
  };
}

function statusOf(entries: readonly RollUpEntry[]): ConsumerStatus {
  let status: ConsumerStatus | null = null;
  let anyLag = false;
  for (const { verdict, lag } of entries) {
    anyLag ||= lag.known;
    if (verdict.consumerStatus === "UNKNOWN") continue;
    status = status === null ? verdict.consumerStatus : worseConsumer(status, verdict.consumerStatus);
  }
  // Verdicts outlast a reading that was missed; a group of which nothing is known now is not well.
  return status === null || (status === "OK" && !anyLag) ? "UNKNOWN" : status;
}

function caseOf(entries: readonly RollUpEntry[], status: ConsumerStatus): Case | null {
  return caseFor(
    status,
    entries.some(({ verdict }) => verdict.partitionStatus === "OFFLINE"),
  );
}

function reasonOf(
  entries: readonly RollUpEntry[],
  status: ConsumerStatus,
  findings: RolledUp["findings"],
  now: Millis,
): Said {
  if (entries.length === 0) return say("group.empty", {});
  const lacking = entries.filter(({ lag, verdict }) => !lag.known && RANK_OF_NO_PROBLEM.has(verdict.consumerStatus));
  const unread = lacking.filter(({ verdict }) => !isUncommitted(verdict.finding));
  const reason = unread.flatMap(({ lag }) => (lag.known ? [] : [lag.reason]))[0];
  if (status === "UNKNOWN") return sayUnknown(entries, findings, reason);
  const uncommitted = lacking.length - unread.length;
  const said = status === "OK" ? sayWell(entries) : sayBad(entries, status, findings, now);
  const most = withBeyond(entries, status, said);
  const some = uncommitted === 0 ? most : say("group.some-uncommitted", { said: most, uncommitted });
  return reason === undefined ? some : say("group.some-unknown", { said: some, unknown: unread.length, reason });
}

/** Partitions of these that lack a lag are missing from what is said; of the others the trouble itself is said. */
const RANK_OF_NO_PROBLEM: ReadonlySet<ConsumerStatus> = new Set(["OK", "UNKNOWN"]);

function sayUnknown(entries: readonly RollUpEntry[], findings: RolledUp["findings"], reason: Reason | undefined): Said {
  if (reason !== undefined) return say("group.all-unknown", { partitions: entries.length, reason });
  return findings[0] ? say("group.unknown", { said: saidOf(findings[0].finding) }) : say("group.unjudged", {});
}

/** What is fine; partitions whose committed offset lies beyond the log end have not caught up with anything. */
function sayWell(entries: readonly RollUpEntry[]): Said {
  const counted = entries.filter(({ lag, beyond }) => lag.known && beyond === null).length;
  return sayCounted(entries.length - counted, entries.length);
}

function withBeyond(entries: readonly RollUpEntry[], status: ConsumerStatus, said: Said): Said {
  const ahead = entries.flatMap(({ beyond }) => beyond ?? []);
  if (ahead.length === 0) return said;
  const facts = { beyond: ahead.length, records: String(ahead.reduce((sum, records) => sum + records, 0n)) };
  const others = entries.some(({ lag, beyond }) => lag.known && beyond === null);
  return status === "OK" && !others ? say("group.all-beyond", facts) : say("group.some-beyond", { said, ...facts });
}

/** What the worst partition says, or since when the status holds. */
function sayBad(
  entries: readonly RollUpEntry[],
  status: ConsumerStatus,
  findings: RolledUp["findings"],
  now: Millis,
): Said {
  const bad = findings.filter(({ finding }) => finding.consumerStatus === status);
  const first = bad[0];
  if (!first) {
    const since = Math.min(...entries.filter((e) => e.verdict.consumerStatus === status).map((e) => e.verdict.since));
    return say("group.since", { status, ms: wholeMs(now - since) });
  }
  const { topic, partition, finding } = first;
  return say("group.partition", { topic, partition, said: saidOf(finding), more: bad.length - 1, unknown: 0 });
}

const saidOf = ({ said, evidence }: Finding) => said ?? say("as-it-is", { text: evidence });

const sayCounted = (unknown: number, partitions: number): Said =>
  unknown === 0
    ? say("group.well", { unknown, partitions })
    : say("group.well-in-part", { counted: partitions - unknown, partitions });

/**
 * Why a group is fine that has committed nothing on some of its partitions, and of which all else is known. It follows from
 * these numbers alone, so that a stream of changes need not spell it out.
 */
export const sayOk = (uncommitted: number, partitions: number): Said => {
  const said = sayCounted(uncommitted, partitions);
  return uncommitted === 0 ? said : say("group.some-uncommitted", { said, uncommitted });
};

/** True of what `sayOk` says. */
export const isSaidOk = ({ key, values }: Said): boolean =>
  key === "group.well" || (key === "group.some-uncommitted" && values.said.key === "group.well-in-part");

/** `sayOk` in English. */
export const whyOk = (uncommitted: number, partitions: number): string => english(sayOk(uncommitted, partitions));

/** The partition to look at first: the worst status, and among equals the greatest lag, but `before` while none is clearly worse. */
function worstOf(entries: readonly RollUpEntry[], before: Place | null): Place | null {
  let worst: RollUpEntry | null = null;
  let earlier: RollUpEntry | null = null;
  for (const entry of entries) {
    if (before !== null && isSamePlace(entry, before)) earlier = entry;
    if (worst === null) worst = entry;
    else {
      const rank = rankOf(entry.verdict) - rankOf(worst.verdict);
      if (rank > 0 || (rank === 0 && compareLags(entry.lag, worst.lag) > 0)) worst = entry;
    }
  }
  const first = worst && earlier && !isClearlyWorse(weigh(worst), weigh(earlier)) ? earlier : worst;
  return first && { topic: first.topic, partition: first.partition };
}

const weigh = ({ verdict, lag }: RollUpEntry) => ({ rank: rankOf(verdict), lag: lag.known ? lag.value : null });

/** The one that is to be looked at first goes before the other. */
const firstOf = (worst: Place | null, a: Place, b: Place): number =>
  worst === null ? 0 : Number(isSamePlace(b, worst)) - Number(isSamePlace(a, worst));

/** Lags that differ by a few records swap places in every cycle: others than the first are told apart by digits only. */
const digitsOf = (lag: Known<bigint>): number => (lag.known ? String(lag.value).length : -1);

/** How bad a status is, to be compared with others; 0 where all is well. */
export const rankOf = (of: { consumerStatus: ConsumerStatus; partitionStatus: PartitionStatus }) =>
  CONSUMER_RANK[of.consumerStatus] * 10 + PARTITION_STATUSES.indexOf(of.partitionStatus);

function compareLags(a: Known<bigint>, b: Known<bigint>): number {
  const left = a.known ? a.value : -1n;
  const right = b.known ? b.value : -1n;
  return left < right ? -1 : left > right ? 1 : 0;
}
