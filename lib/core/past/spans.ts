/** Statuses over time as stretches: what was told, what would have been told, and the two laid over each other. */
import type { Said } from "../words/sentences/facts";
import type { ConsumerStatus, Millis, PartitionStatus } from "../words/terms";
import type { Verdict } from "../judge/verdict";

/** A partition's status in one word: its own, or WARNING where it is consumed more slowly than records arrive. */
export type ShownStatus = PartitionStatus | ConsumerStatus;

/** A stretch of one status; between two stretches that do not touch nothing is known. */
export interface Span {
  from: Millis;
  to: Millis;
  status: ShownStatus;
  /** The rule and its words at the beginning of the stretch; null where nothing was wrong or nothing is stored. */
  rule: string | null;
  evidence: string | null;
  said?: Said;
}

/** One word for what a verdict says. */
export const shownStatus = ({
  partitionStatus,
  consumerStatus,
}: Pick<Verdict, "partitionStatus" | "consumerStatus">) =>
  partitionStatus === "OK" ? consumerStatus : partitionStatus;

/** Adds a status at a moment; more than `gapMs` after the one before, nothing is known in between. */
export function extendSpans(spans: Span[], at: Millis, next: Omit<Span, "from" | "to">, gapMs: Millis): void {
  const last = spans[spans.length - 1];
  const near = last !== undefined && at - last.to <= gapMs;
  if (near) last.to = at;
  if (near && last.status === next.status) return;
  spans.push({ from: at, to: at, ...next });
}

/** A status that was told, with its words. */
export type SpanChange = Pick<Span, "status" | "evidence" | "said"> & { at: Millis };

/** Stretches of statuses that hold until the next; the last holds until `to`. What is before `from` is cut off. */
export function spansOfChanges(changes: readonly SpanChange[], from: Millis, to: Millis): Span[] {
  const spans: Span[] = [];
  changes.forEach(({ at, status, evidence, said }, index) => {
    const end = Math.min(changes[index + 1]?.at ?? to, to);
    if (end < from || at > to || (end === from && index + 1 < changes.length)) return;
    const before = spans[spans.length - 1];
    if (before?.status === status && before.to === Math.max(at, from)) before.to = end;
    // Changes bring more along than a span has, and this goes out as it is.
    else spans.push({ from: Math.max(at, from), to: end, status, rule: null, evidence, ...(said && { said }) });
  });
  return spans;
}

/**
 * What was told of a partition. Stored are changes of the partition's own status; that it was consumed too slowly (WARNING)
 * is stored of the whole group only, so where OK was told the rules under the settings in force say which it was.
 */
export function asItWas(reported: readonly Span[], inForce: readonly Span[]): Span[] {
  const edges = [...new Set([...reported, ...inForce].flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b);
  const spans: Span[] = [];
  for (let i = 0; i + 1 < edges.length; i++) {
    const [from, to] = [edges[i]!, edges[i + 1]!];
    const judged = spanAt(inForce, from, to);
    // Where nothing was read, nothing was judged: a status told before says nothing about then.
    if (!judged) continue;
    const said = spanAt(reported, from, to);
    const shown = said && !(said.status === "OK" && judged.status === "WARNING") ? said : judged;
    const last = spans[spans.length - 1];
    if (last?.status === shown.status && last.to === from) last.to = to;
    else spans.push({ ...shown, from, to });
  }
  return spans;
}

const spanAt = (spans: readonly Span[], from: Millis, to: Millis) =>
  spans.find((span) => span.from <= from && span.to >= to);

/** The part of stretches that lies within a range. */
export function clipSpans(spans: readonly Span[], from: Millis, to: Millis): Span[] {
  return spans
    .filter((span) => span.from <= to && (span.to > from || span.from === from))
    .map((span) => ({ ...span, from: Math.max(span.from, from), to: Math.min(span.to, to) }));
}
