/** Which commands there are to copy for a group on a partition, and what each would do as things stand. Pure. */
import type { GroupDetail, KnownOffset } from "@/lib/api/contract";
import {
  plannedOffset,
  readRecordCommand,
  resetPlanCommand,
  type LogEnds,
  type Reach,
  type ResetTarget,
} from "@/lib/core/words/kafka-commands";

/** A group on a partition, as far as it is known. */
export interface CommandPlace {
  group: string;
  /** Kafka's type of the group. */
  type: string;
  topic: string;
  partition: number;
  committed: KnownOffset;
  logStart: KnownOffset;
  logEnd: KnownOffset;
  /** Since when it is as it is: where a reset by time would go back to. */
  since: number;
}

/** Null where the group has no such partition. */
export function commandPlaceOf(detail: GroupDetail, topic: string, partition: number): CommandPlace | null {
  const own = detail.subscriptions.find((one) => one.topic === topic)?.partitions;
  const row = own?.find((one) => one.partition === partition);
  if (!row) return null;
  const { committed, logStart, logEnd, since } = row;
  return { group: detail.group, type: detail.type, topic, partition, committed, logStart, logEnd, since };
}

type OfferKind = "read" | "skip" | "latest" | "datetime" | "groupLatest";

export interface Offer {
  kind: OfferKind;
  /** Null where a name cannot be an argument. */
  command: string | null;
  /** The record that is read, or the offset that the group would go on at; null where only the tool can tell. */
  offset: bigint | null;
}

/** `kafka-consumer-groups` plans resets of these alone. */
const RESETTABLE = ["classic", "consumer"];

/** In the order of need. What cannot be done as things stand is left out: without a committed offset there is no next record. */
export function offersOf(reach: Reach, place: CommandPlace): Offer[] {
  const { group, topic, partition, type, since } = place;
  const next = valueOf(place.committed);
  const [logStart, logEnd] = [valueOf(place.logStart), valueOf(place.logEnd)];
  const log: LogEnds | null = logStart === null || logEnd === null ? null : { logStart, logEnd };
  const waits = next !== null && log !== null && next < log.logEnd && next >= log.logStart;
  const plan = (kind: OfferKind, scope: Parameters<typeof resetPlanCommand>[2], target: ResetTarget): Offer => ({
    kind,
    command: resetPlanCommand(reach, group, scope, target),
    offset: log === null || scope === "all" ? null : plannedOffset(target, log),
  });
  const read = waits
    ? [{ kind: "read" as const, command: readRecordCommand(reach, { topic, partition, offset: next }), offset: next }]
    : [];
  if (!RESETTABLE.includes(type)) return read;
  const here = { topic, partition };
  return [
    ...read,
    ...(waits ? [plan("skip", here, { to: "offset", offset: next + 1n })] : []),
    plan("latest", here, { to: "latest" }),
    plan("datetime", here, { to: "datetime", at: since }),
    plan("groupLatest", "all", { to: "latest" }),
  ];
}

const valueOf = (offset: KnownOffset): bigint | null => (offset.known ? BigInt(offset.value) : null);
