/**
 * What `/api/v1/stream` sends: server-sent events, whose names are the keys of `streamEvents`. A stream starts with
 * `hello`; then comes the whole picture of its scope, ended by `ready`, or, where the reader named the last event that
 * it had and that is not long ago, only what it missed. After that come changes.
 */
import { z } from "zod";
import { CONSUMER_STATUSES } from "@/lib/core/words/terms";
import { clusterSummary, event, groupDetail, groupSummary, knownNumber } from "./contract";
import { MAX_GROUP_LENGTH } from "./name-length";
import { ROW_FIELDS } from "./row-fields";
import { listOf } from "./word-list";

const millis = z.number().int();
const index = z.number().int().nonnegative();

/** What a page shows decides what it is sent. */
const STREAM_SCOPES = ["groups", "group", "wall", "clusters"] as const;

export const streamQuery = z.object({
  scope: z.enum(STREAM_SCOPES).default("groups"),
  /** `groups`, `wall`: only this cluster's. `group`: the cluster that it is in. */
  cluster: z.string().max(249).optional(),
  group: z.string().max(MAX_GROUP_LENGTH).optional(),
  /** `wall`: only groups whose names fit the pattern (lib/api/name-pattern.ts). */
  q: z.string().max(200).optional(),
  /** `wall`: only groups in these statuses, separated by commas. */
  status: listOf(CONSUMER_STATUSES).optional(),
  /** Id of the last event that the reader has; the header Last-Event-ID says the same. */
  after: z.string().max(64).optional(),
});

export type StreamQuery = z.infer<typeof streamQuery>;

/** Rows by the name of their list: a cluster's name in scope `groups`, "" in scope `wall`. `step` counts its states. */
const rows = z.object({ list: z.string(), step: index, at: millis, rows: z.array(groupSummary) });

/** One field of many rows. Values are written as `row-columns.ts` says. */
export const column = z.object({
  field: z.enum(ROW_FIELDS as [(typeof ROW_FIELDS)[number], ...typeof ROW_FIELDS]),
  /** Which rows: distances from one to the next, less one. Absent: all of them. */
  rows: z.array(index).optional(),
  values: z.array(z.unknown()),
  /** `trend` only: how many points leave at the front, and the moment of the one that is added. */
  point: z.object({ drop: index, at: millis }).optional(),
});
export type ColumnWire = z.infer<typeof column>;

export const rowChanges = z.object({
  list: z.string(),
  /** They lead from the state `step - 1` to this one. */
  step: index,
  /** The moment that the rows stand for now. */
  at: millis,
  /** Places of rows that leave, in the list as it was. */
  removed: z.array(index),
  columns: z.array(column),
  /** Rows that come, after all others. */
  added: z.array(groupSummary),
});
export type RowChanges = z.infer<typeof rowChanges>;

/** What the wall says of all chosen groups, of which it is sent only some. */
export const wallTotals = z.object({
  at: millis,
  statuses: z.partialRecord(z.enum(CONSUMER_STATUSES), z.number().int()),
  groups: z.number().int(),
  /** Null where no lag is known. */
  lag: z.string().nullable(),
  unknownPartitions: z.number().int(),
  /** The record that has waited longest: since when, and whether it may be still older; null when none waits. */
  oldest: z.object({ since: millis, older: z.boolean() }).nullable(),
  offlinePartitions: z.number().int(),
});
export type WallTotals = z.infer<typeof wallTotals>;

const offset = z.string().regex(/^\d+$/);

const quickPartition = z.object({
  ...{ topic: z.string(), partition: index, committed: offset, logEnd: offset, lag: offset },
  ...{ timeLag: knownNumber, lastCommitAt: millis.nullable() },
});
export type QuickPartitionWire = z.infer<typeof quickPartition>;

/** One group between two cycles. Partitions that are not named are as the cycle found them, but for the time that has passed. */
const quickGroup = z.object({
  group: z.string(),
  /** The moment of the cycle that it belongs to. */
  of: millis,
  lag: offset.nullable(),
  unknownPartitions: index,
  timeLag: knownNumber,
  partitions: z.array(quickPartition),
});
export type QuickGroupWire = z.infer<typeof quickGroup>;

export const streamEvents = {
  /** `liveMs`: how often what is looked at is read between the cycles; null: not at all. */
  hello: z.object({
    ...{ build: z.string(), at: millis, lab: z.boolean(), resumed: z.boolean() },
    liveMs: z.number().int().nullable(),
  }),
  cluster: clusterSummary,
  /** Fields of a cluster that changed. */
  clusterChange: z.object({ cluster: z.string(), fields: clusterSummary.partial() }),
  rows,
  changes: rowChanges,
  wall: wallTotals,
  group: groupDetail,
  /** What the scope shows of the cluster was read between two cycles; `groups` are those whose partitions are shown. */
  quick: z.object({ cluster: z.string(), at: millis, everyMs: z.number().int(), groups: z.array(quickGroup) }),
  ready: z.object({ at: millis }),
  happened: z.object({ events: z.array(event) }),
  /** Notes that were deleted. */
  forgotten: z.object({ ids: z.array(z.string()) }),
  heartbeat: z.object({ at: millis }),
};
export type StreamEventName = keyof typeof streamEvents;
export type StreamEventData<N extends StreamEventName> = z.infer<(typeof streamEvents)[N]>;
export type StreamEvent = { [N in StreamEventName]: { name: N; data: StreamEventData<N> } }[StreamEventName];
