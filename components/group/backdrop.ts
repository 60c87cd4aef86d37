/** What stands behind every chart of a group: status bands, marks of rebalances and of other happenings. Pure. */
import type { EventWire, PartitionWire } from "@/lib/api/contract";
import { CONSUMER_STATUSES, PARTITION_STATUSES } from "@/lib/core/words/terms";
import type { Band } from "../charts/backdrop";
import type { Mark, MarkKind } from "../charts/marks";
import type { AnyStatus } from "../status/tone";

/** Bands from statuses that each hold until the next one, cut to the range. */
export function toBands(statuses: readonly { at: number; status: AnyStatus }[], from: number, to: number): Band[] {
  return statuses.flatMap(({ at, status }, index) => {
    const end = Math.min(statuses[index + 1]?.at ?? to, to);
    const start = Math.max(at, from);
    return end > start ? [{ from: start, to: end, status }] : [];
  });
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

/** The moment at which commits stopped, as a mark; none while they go on, or where it lies outside the range. */
export function toStopMark(
  { status, lastCommitAt }: Pick<PartitionWire, "status" | "lastCommitAt">,
  from: number,
  to: number,
  label: string,
): Mark[] {
  const stopped = status === "STOPPED" && lastCommitAt !== null && lastCommitAt >= from && lastCommitAt <= to;
  return stopped ? [{ at: lastCommitAt, label, kind: "stop" }] : [];
}

/** True for events of the whole group or cluster, and for those of this very partition. */
export function concerns(event: EventWire, topic?: string, partition?: number): boolean {
  if (topic === undefined || event.topic === null) return true;
  return event.topic === topic && (event.partition === null || event.partition === partition);
}

/**
 * Bands of one partition's status from its status events: `before` of the first holds from the range's start, `after`
 * of each until the next. Without events the present status holds where it began before the range did.
 */
export function toPartitionBands(
  events: readonly EventWire[],
  row: Pick<PartitionWire, "topic" | "partition" | "status" | "since">,
  from: number,
  to: number,
): Band[] {
  const changes = events
    .filter((event) => event.kind === "status" && event.topic === row.topic && event.partition === row.partition)
    .sort((a, b) => a.at - b.at);
  const first = changes[0];
  const steps: { at: number; status: string | null }[] = first
    ? [{ at: from, status: first.before }, ...changes.map(({ at, after }) => ({ at, status: after }))]
    : [{ at: Math.max(from, row.since), status: row.status }];
  return toBands(
    steps.flatMap(({ at, status }) => (isStatus(status) ? [{ at, status }] : [])),
    from,
    to,
  );
}

const isStatus = (word: string | null): word is AnyStatus =>
  (PARTITION_STATUSES as readonly (string | null)[]).includes(word) ||
  (CONSUMER_STATUSES as readonly (string | null)[]).includes(word);
