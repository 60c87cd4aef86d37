/**
 * The shapes of `/api/v1`, shared by server and browser. Offsets and lags are decimal strings, because they may
 * exceed 2^53; times are milliseconds since the epoch (UTC); durations are milliseconds; rates are records per second.
 */
import { z } from "zod";
import { CASES, CONSUMER_STATUSES, PARTITION_STATUSES } from "@/lib/core/words/terms";
import { moment } from "./moment";
import { said, type SaidWire } from "./said-contract";

const millis = z.number().int();
const offset = z.string().regex(/^-?\d+$/);

const knownOf = <T extends z.ZodType>(value: T) =>
  z.discriminatedUnion("known", [
    z.object({ known: z.literal(true), value }),
    z.object({
      known: z.literal(false),
      /** In English; half a sentence. */
      reason: z.string(),
      said: said.optional(),
      /** The least that it can be, where that much is known. */
      atLeast: value.optional(),
      /** Of a time until something happens: it does not happen as things stand. */
      never: z.literal(true).optional(),
    }),
  ]);

export const knownOffset = knownOf(offset);
export const knownNumber = knownOf(z.number());
export type KnownOffset = z.infer<typeof knownOffset>;
/** A value that may not be known, as it is sent. */
export type KnownWire<T> = { known: true; value: T } | UnknownWire<T>;
export type UnknownWire<T = never> = { known: false; reason: string; said?: SaidWire; atLeast?: T; never?: true };
export type KnownNumber = z.infer<typeof knownNumber>;

export const finding = z.object({
  rule: z.string(),
  partitionStatus: z.enum(PARTITION_STATUSES),
  consumerStatus: z.enum(CONSUMER_STATUSES),
  evidence: z.string(),
  said: said.optional(),
  from: millis,
  to: millis,
});
export type FindingWire = z.infer<typeof finding>;

export const member = z.object({
  memberId: z.string(),
  instanceId: z.string().nullable(),
  clientId: z.string(),
  host: z.string(),
  assignment: knownOf(z.array(z.object({ topic: z.string(), partitions: z.array(z.number().int()) }))),
});
export type MemberWire = z.infer<typeof member>;

export const partition = z.object({
  topic: z.string(),
  partition: z.number().int(),
  status: z.enum(PARTITION_STATUSES),
  consumerStatus: z.enum(CONSUMER_STATUSES),
  since: millis,
  /** True, of a moment of the past, where it may be so for longer: `since` is then as far back as it is known. */
  sinceAtLeast: z.literal(true).optional(),
  finding: finding.nullable(),
  committed: knownOffset,
  logEnd: knownOffset,
  logStart: knownOffset,
  lag: knownOffset,
  /** The same as `lag`, under the name that Kafka's consumers report it by (records-lag). */
  recordsLag: knownOffset,
  /** Greatest and mean lag of the last minute (records-lag-max, records-lag-avg), from committed offsets. */
  recordsLagMax: knownOffset,
  recordsLagAvg: knownNumber,
  timeLag: knownNumber,
  produceRate: knownNumber,
  consumeRate: knownNumber,
  catchUp: knownNumber,
  lastCommitAt: millis.nullable(),
  lost: knownOffset,
  /** Usual distance of two commits: the median of the window, in ms. */
  commitGap: knownNumber,
  /** Share of the retained log that the lag spans, 0 to 1. */
  retentionShare: knownNumber,
  /** ms until records are deleted unread, from how the log start offset moves; 0 where they are already. */
  lossIn: knownNumber,
  leader: z.number().int().nullable(),
  replicas: z.array(z.number().int()),
  inSyncReplicas: z.array(z.number().int()),
  /** Null where nobody owns it, and where that is not known: then `members` of the group, or what one of them owns, is unknown. */
  owner: z.string().nullable(),
  /** Last stable offset, told only where an open transaction keeps it below the log end. */
  lastStable: offset.optional(),
  /** By how many records the committed offset lies beyond the log end; absent where it does not. */
  beyondEnd: offset.optional(),
  /** What is out of the ordinary about these numbers, in sentences; absent where nothing is. */
  notes: z.array(z.string()).optional(),
  /** The facts of the notes, in their order. */
  notesSaid: z.array(said).optional(),
});
export type PartitionWire = z.infer<typeof partition>;

/** A group as a row of the overview. */
export const groupSummary = z.object({
  cluster: z.string(),
  group: z.string(),
  type: z.enum(["classic", "consumer", "share", "streams", "unknown"]),
  state: z.string().nullable(),
  assignor: z.string().nullable(),
  generation: z.number().int().nullable(),
  memberCount: knownNumber,
  /** Members that own no partition. */
  idleMembers: knownNumber,
  topics: z.array(z.string()),
  partitionCount: z.number().int(),
  status: z.enum(CONSUMER_STATUSES),
  /** How many partitions are in each status; absent keys are zero. */
  partitionStatuses: z.partialRecord(z.enum(PARTITION_STATUSES), z.number().int()),
  since: millis,
  case: z.enum(CASES).nullable(),
  /** Muted in the settings or set aside by people: judged and shown, but it does not count as trouble. Absent: neither. */
  muted: z.boolean().optional(),
  why: z.string(),
  /** Absent where `why` follows from the numbers of the row alone, as it does of a group that is well. */
  said: said.optional(),
  /** Sum over the partitions whose lag is known, null where it is of none; `unknownPartitions` says how many are missing from it. */
  lag: offset.nullable(),
  unknownPartitions: z.number().int(),
  timeLag: knownNumber,
  produceRate: knownNumber,
  consumeRate: knownNumber,
  catchUp: knownNumber,
  worst: z.object({ topic: z.string(), partition: z.number().int() }).nullable(),
  lastCommitAt: millis.nullable(),
  /**
   * Waterline of the last minutes of the worst partition, in records since its first point; `committed` is the log end less the
   * lag. Null where not known.
   */
  trend: z.object({
    /** Whose waterline it is: among equals it stays for a while. Null where the group has no partition. */
    of: z.object({ topic: z.string(), partition: z.number().int() }).nullable(),
    at: z.array(millis),
    logEnd: z.array(z.number().nullable()),
    committed: z.array(z.number().nullable()),
  }),
});
export type GroupSummary = z.infer<typeof groupSummary>;

export const groupDetail = groupSummary.extend({
  at: millis,
  /** When lag, offsets and time behind were read, where that was between two cycles; all else is of `at`. */
  readAt: millis.optional(),
  coordinator: z.number().int().nullable(),
  members: knownOf(z.array(member)),
  findings: z.array(z.object({ topic: z.string(), partition: z.number().int(), finding })),
  subscriptions: z.array(z.object({ topic: z.string(), partitions: z.array(partition) })),
  /** Over the partitions where it is known: the greatest of the last minute (records-lag-max), the mean of their means. */
  recordsLagMax: knownOffset,
  recordsLagAvg: knownNumber,
  /** Greatest lag of a partition divided by the median one. */
  skew: knownNumber,
  /** Consumers that would keep up; known only while those that work are at their limit. */
  consumersNeeded: knownNumber,
  /** Median over the partitions. */
  commitGap: knownNumber,
  /** Of the partition that is worst off. */
  retentionShare: knownNumber,
  lossIn: knownNumber,
  /** Records deleted before the group read them, in all. */
  lost: knownOffset,
});
export type GroupDetail = z.infer<typeof groupDetail>;

const right = z.object({
  operation: z.enum(["Describe", "Read"]),
  resourceType: z.enum(["topic", "group", "cluster"]),
  name: z.string(),
});

export const clusterSummary = z.object({
  cluster: z.string(),
  at: millis.nullable(),
  health: z.object({ reachable: z.boolean(), since: millis, reason: z.string().nullable(), said: said.optional() }),
  intervalMs: z.number().int(),
  /** Addresses to begin with, as configured; whether a client needs settings of its own (TLS, SASL). Absent: not told. */
  reach: z.object({ bootstrap: z.array(z.string()), secured: z.boolean() }).optional(),
  clusterId: z.string().nullable(),
  controllerId: z.number().int().nullable(),
  brokers: z.array(
    z.object({
      id: z.number().int(),
      host: z.string(),
      port: z.number().int(),
      rack: z.string().nullable(),
      /** Partitions that it leads, replicas that it should hold, and how many of these are in sync; internal topics too. */
      leads: z.number().int().optional(),
      replicas: z.number().int().optional(),
      inSync: z.number().int().optional(),
    }),
  ),
  /** Brokers that replica lists name and that are not there, since when; `atLeast`: since before anybody looked. */
  missingBrokers: z
    .array(
      z.object({
        id: z.number().int(),
        host: z.string().nullable(),
        port: z.number().int().nullable(),
        rack: z.string().nullable(),
        since: millis,
        atLeast: z.boolean(),
      }),
    )
    .optional(),
  stream: z.object({
    state: z.enum(["starting", "running", "unavailable", "off"]),
    reason: z.string().nullable(),
    said: said.optional(),
    rights: z.array(right).optional(),
    since: millis,
    records: z.number().int(),
    skipped: z.number().int(),
  }),
  problems: z.array(
    z.object({
      what: z.string(),
      subject: z.string().nullable(),
      message: z.string(),
      said: said.optional(),
      /** The rights that Tidemark's user lacks, where it is for them; the name "*" stands for all. */
      rights: z.array(right).optional(),
    }),
  ),
  cycle: z
    .object({
      wallMs: z.number(),
      /** Wall time in ms by phase; "write" is the newest tick that reached the database. */
      phases: z.record(z.string(), z.number()),
      /** CPU time of the process in ms by phase, with whatever else ran meanwhile. */
      cpu: z.record(z.string(), z.number()).optional(),
      requests: z.number().int(),
    })
    .nullable(),
  topicCount: z.number().int(),
  partitionCount: z.number().int(),
  offlinePartitions: z.array(z.object({ topic: z.string(), partition: z.number().int() })),
  groupCount: z.number().int(),
  /** Groups whose names begin with `__`: they are left out as long as `showInternal` is not set. */
  hiddenGroups: z.number().int().optional(),
  /** Transactions that have been open for long: consumers of committed records stand before them. */
  openTransactions: z
    .array(
      z.object({
        topic: z.string(),
        partition: z.number().int(),
        lastStable: offset,
        since: millis,
        producerId: offset.nullable(),
        transactionalId: z.string().nullable(),
      }),
    )
    .optional(),
  /** Ticks that wait for the database: how many, since when, what they take in memory, and how many were dropped. */
  backlog: z
    .object({
      waiting: z.number().int(),
      oldest: millis.nullable(),
      bytes: z.number().int(),
      dropped: z.number().int(),
      failing: z.boolean(),
    })
    .optional(),
});
export type ClusterSummary = z.infer<typeof clusterSummary>;

export const clustersAnswer = z.object({ clusters: z.array(clusterSummary) });
export type ClustersAnswer = z.infer<typeof clustersAnswer>;

export const groupsAnswer = z.object({ groups: z.array(groupSummary) });
export type GroupsAnswer = z.infer<typeof groupsAnswer>;

/** A happening of a group or a cluster. */
export const event = z.object({
  id: z.string(),
  at: millis,
  cluster: z.string(),
  group: z.string().nullable(),
  topic: z.string().nullable(),
  partition: z.number().int().nullable(),
  kind: z.enum(["status", "rebalance", "collection-gap", "group-deleted", "lag-lost", "message", "note"]),
  /** For `status`: the statuses before and after (consumer statuses of the group, or partition statuses). */
  before: z.string().nullable(),
  /** For `message`: what came of it, "delivered" or "expired". */
  after: z.string().nullable(),
  message: z.string(),
  /** Absent of what people wrote or brokers answered, and of what older versions stored. */
  said: said.optional(),
});
export type EventWire = z.infer<typeof event>;

export const eventsAnswer = z.object({
  events: z.array(event),
  /** Where the next page begins; null after the last one. */
  next: z.string().nullable(),
});
export type EventsAnswer = z.infer<typeof eventsAnswer>;

/**
 * History of a group in a time range. `at` is shared by all partitions of a topic; per-partition arrays run
 * along it. `null`: not known at that moment. Between two neighbours of `at` that straddle a gap nothing is known.
 */
export const historyAnswer = z.object({
  cluster: z.string(),
  group: z.string(),
  from: millis,
  to: millis,
  /** The coarsest stored form that was needed: every tick, or buckets of 5 minutes or 1 hour. Absent: not told. */
  resolution: z.enum(["full", "5m", "1h"]).optional(),
  /** Width of one point in ms; 0 when every stored tick is returned. */
  stepMs: z.number(),
  topics: z.array(
    z.object({
      topic: z.string(),
      at: z.array(millis),
      partitions: z.array(
        z.object({
          partition: z.number().int(),
          logStart: z.array(offset.nullable()),
          logEnd: z.array(offset.nullable()),
          committed: z.array(offset.nullable()),
          /** Greatest lag within the point, so that peaks survive downsampling. */
          lag: z.array(offset.nullable()),
        }),
      ),
    }),
  ),
  members: z.object({ at: z.array(millis), count: z.array(z.number().int().nullable()) }),
  gaps: z.array(z.object({ from: millis, to: millis })),
  events: z.array(event),
  /** The group's status over time: each entry holds until the next one. UNKNOWN while nobody watched. */
  statuses: z.array(z.object({ at: millis, status: z.enum(CONSUMER_STATUSES) })),
});
export type HistoryAnswer = z.infer<typeof historyAnswer>;

export const historyQuery = z.object({
  from: moment,
  to: moment,
  topic: z.string().min(1).max(249).optional(),
  partition: z.coerce.number().int().nonnegative().optional(),
  points: z.coerce.number().int().min(10).max(5000).default(720),
});
export type HistoryQuery = z.infer<typeof historyQuery>;

export const groupsQuery = z.object({ cluster: z.string().optional() });

/** The lab, when it runs. */
export const labScenario = z.object({
  name: z.string(),
  title: z.string(),
  /** What it shows, in a sentence or two. */
  about: z.string(),
  said: z.object({ title: said, about: said }).optional(),
  topic: z.string().nullable(),
  groups: z.array(z.string()),
  producing: z.object({ ratePerSecond: z.number() }).nullable(),
  consumers: z.number().int(),
  poisoned: z.array(z.number().int()),
  actions: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      /** False while the action makes no sense; `why` says so. */
      enabled: z.boolean(),
      why: z.string().nullable(),
      said: z.object({ label: said, why: said.nullable() }).optional(),
    }),
  ),
});
export type LabScenario = z.infer<typeof labScenario>;

export const labAnswer = z.object({
  /** Where the demo's mails can be read; null where nobody gets any. */
  mailbox: z.string().nullable(),
  brokers: z.array(z.object({ id: z.number().int(), state: z.enum(["running", "stopped", "starting"]) })),
  scenarios: z.array(labScenario),
});
export type LabAnswer = z.infer<typeof labAnswer>;

/** Why the lab did not do what it was asked. */
export const labRefusal = z.object({ detail: z.string(), said });

/** RFC 9457 problem details. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  /** The field at fault and what was given, where there is one. */
  field: z.string().optional(),
  /** The facts that title and detail were made from. */
  said: z.object({ title: said, detail: said }).optional(),
});
export type Problem = z.infer<typeof problem>;
