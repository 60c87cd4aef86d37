/** What stands behind every chart of a group: status bands, marks of rebalances and of other happenings. Pure. */
import type { EventWire, PartitionWire } from "@/lib/api/contract";
import { withoutGaps } from "@/lib/core/past/watched-statuses";
import { isStatus } from "@/lib/core/words/tone";
import type { Band } from "../charts/backdrop";
import type { Mark, MarkKind } from "../charts/marks";
import type { AnyStatus } from "../status/tone";

/** A stretch of time. */
interface Range {
  from: number;
  to: number;
}

/** Bands from statuses that each hold until the next one, cut to the range; none where nobody watched. */
export function toBands(
  statuses: readonly { at: number; status: AnyStatus }[],
  from: number,
  to: number,
  gaps: readonly Range[],
): Band[] {
  const bands = statuses.flatMap(({ at, status }, index) => {
    const end = Math.min(statuses[index + 1]?.at ?? to, to);
    const start = Math.max(at, from);
    return end > start ? [{ from: start, to: end, status }] : [];
  });
  return withoutGaps(bands, gaps);
}

/** Neighbouring samples lie closer together than this where every tick is stored. */
const TICK_MS = 15_000;

/** An axis shorter than this would exaggerate. */
const SHORTEST_MS = 120_000;

/** Where the axis of an answer begins: a live one with what is stored, for before that nobody watched. */
export function shownFrom({ from, to, at }: Range & { at: readonly number[] }, live: boolean): number {
  return Math.min(Math.max(from, live ? (at[0] ?? from) : from), to - SHORTEST_MS);
}

/** The gaps of an answer, with the stretch at its beginning of which nothing is stored: nobody watched then, either. */
export function unwatched(
  firsts: readonly (number | undefined)[],
  { from, to, gaps, stepMs }: Range & { gaps: readonly Range[]; stepMs: number },
): Range[] {
  const first = Math.min(to, ...firsts.filter((at) => at !== undefined));
  return first - from > Math.max(TICK_MS, 2 * stepMs) ? [{ from, to: first }, ...gaps] : [...gaps];
}

/** Happenings that explain a bend in a line, and the mark that each gets. */
const MARKED: Partial<Record<EventWire["kind"], MarkKind>> = {
  rebalance: "rebalance",
  "lag-lost": "loss",
  note: "note",
};

/** Marks of the events that concern the group, or the given partition of it, in the words of `say`. */
export function toMarks(
  events: readonly EventWire[],
  say: (event: EventWire) => string,
  topic?: string,
  partition?: number,
): Mark[] {
  return events
    .filter((event) => MARKED[event.kind] && concerns(event, topic, partition))
    .map((event) => ({ at: event.at, label: say(event), kind: MARKED[event.kind] }));
}

/** What is said of the beginning of a stand: of a stall that began before it was watched, and of one that was seen to begin. */
export interface StandWords {
  lastCommit: string;
  stalledSince(at: number): string;
  stalledBefore(at: number): string;
}

/** The moment at which commits stopped or stood still, as a mark; none while they go on, or where it lies outside the range. */
export function toStandMark(
  { status, lastCommitAt, finding }: Pick<PartitionWire, "status" | "lastCommitAt" | "finding">,
  { from, to }: Range,
  words: StandWords,
): Mark[] {
  const within = (at: number) => at >= from && at <= to;
  if (status === "STOPPED" && lastCommitAt !== null && within(lastCommitAt)) {
    return [{ at: lastCommitAt, label: words.lastCommit, kind: "stop" }];
  }
  if (status !== "STALLED" || finding?.rule !== "stalled" || !within(finding.from)) return [];
  const at = finding.from;
  const older = factsWithin(finding.said, ({ values }) => "atLeast" in values)?.atLeast === true;
  const text = older ? words.stalledBefore(at) : words.stalledSince(at);
  return [{ at, label: text, text, kind: "stop" }];
}

/** True for events of the whole group or cluster, and for those of this very partition. */
export function concerns(event: EventWire, topic?: string, partition?: number): boolean {
  if (topic === undefined || event.topic === null) return true;
  return event.topic === topic && (event.partition === null || event.partition === partition);
}

/** A partition, and how it is doing at the end of the range where that is known. */
type Place = Pick<PartitionWire, "topic" | "partition"> &
  Partial<Pick<PartitionWire, "status" | "consumerStatus" | "since">> & {
    /** From when on it was read within the range. */
    readFrom?: number;
  };

/**
 * Bands of one partition's status from its status events: `before` of the first holds from the range's start, `after`
 * of each until the next. Each change is an event: without any, the status at the end holds from its beginning, or from where
 * the partition was read first, which may be long before what is told since when: a server that was started anew, and a moment
 * of the past, know no older beginning than their own. A partition that is well while its group is warned about it falls behind.
 * Nothing is told of stretches in which nobody watched.
 */
export function toPartitionBands(
  events: readonly EventWire[],
  place: Place,
  { from, to }: Range,
  gaps: readonly Range[],
): Band[] {
  const changes = events
    .filter((event) => event.kind === "status" && event.topic === place.topic && event.partition === place.partition)
    .sort((a, b) => a.at - b.at);
  const first = changes[0];
  const { status = null, since = to, readFrom = to } = place;
  const steps: { at: number; status: string | null }[] = first
    ? [
        { at: Math.min(from, first.at), status: first.before },
        ...changes.map(({ at, after }) => ({ at, status: after })),
      ]
    : [{ at: Math.max(from, Math.min(since, readFrom)), status }];
  const own = steps.flatMap(({ at, status }) => (isStatus(status) ? [{ at, status }] : []));
  return withWarnings(toBands(own, from, to, gaps), warningsOf(events, place, to));
}

/** Stretches in which this partition fell behind: those that the group's events name it in, and the present one. */
function warningsOf(
  events: readonly EventWire[],
  { topic, partition, status, consumerStatus, since }: Place,
  to: number,
): Range[] {
  const changes = events.filter((event) => event.kind === "status" && event.topic === null).sort((a, b) => a.at - b.at);
  const named = changes.flatMap(({ at, after, said }, index) => {
    const about = after === "WARNING" ? placeOf(said) : undefined;
    return about?.topic === topic && about?.partition === partition
      ? [{ from: at, to: changes[index + 1]?.at ?? to }]
      : [];
  });
  if (status !== "OK" || consumerStatus !== "WARNING" || since === undefined) return named;
  const before = named.filter(({ from }) => from < since).map((one) => ({ ...one, to: Math.min(one.to, since) }));
  return [...before, { from: since, to }];
}

/** The partition that a group's status is about. */
function placeOf(said: EventWire["said"]): Record<string, unknown> | undefined {
  return factsWithin(said, ({ key }) => key === "group.partition");
}

/** The facts of what is said within other things that are said around it. */
function factsWithin(
  said: EventWire["said"],
  isIt: (said: NonNullable<EventWire["said"]>) => boolean,
): Record<string, unknown> | undefined {
  let inner: unknown = said;
  while (isSaid(inner)) {
    if (isIt(inner)) return inner.values;
    inner = inner.values.said;
  }
  return undefined;
}

const isSaid = (what: unknown): what is { key: string; values: Record<string, unknown> } =>
  typeof what === "object" && what !== null && "key" in what && "values" in what;

/** Where all is well but for a warning, the warning is what is shown. */
function withWarnings(bands: Band[], warnings: readonly Range[]): Band[] {
  const well = bands.filter(({ status }) => status === "OK");
  const warned = well.flatMap((band) =>
    warnings.flatMap(({ from, to }): Band[] => {
      const piece = { from: Math.max(from, band.from), to: Math.min(to, band.to), status: "WARNING" as const };
      return piece.to > piece.from ? [piece] : [];
    }),
  );
  const others = bands.filter(({ status }) => status !== "OK");
  return [...withoutGaps(well, warnings), ...warned, ...others].sort((a, b) => a.from - b.from);
}
