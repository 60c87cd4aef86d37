/** The shapes of whole clusters and topics as they were at a stored moment; the rows are those of the present. */
import { z } from "zod";
import { groupSummary } from "./contract";
import { moment } from "./moment";
import { topicDetail, topicQuery, topicSummary } from "./topic-contract";

const millis = z.number().int();

/** Of all clusters, or of one. */
export const clustersMomentQuery = z.object({ at: moment, cluster: z.string().optional() });
export type ClustersMomentQuery = z.infer<typeof clustersMomentQuery>;

const clusterMoment = z.object({
  cluster: z.string(),
  /** The last tick at or before the moment that was asked for; null where none is stored in full within the minute, or three cycles, before it. */
  at: millis.nullable(),
  /** Partitions without a leader, of all topics; null with `at`. */
  offlinePartitions: z.number().int().nullable(),
});
export type ClusterMoment = z.infer<typeof clusterMoment>;

export const groupsMomentAnswer = z.object({
  clusters: z.array(clusterMoment),
  /** The groups that were there, as they were reported at those ticks. What is not stored (type, state, assignor, who owns what) is unknown or null. */
  groups: z.array(
    groupSummary.extend({
      /** True where it may have been so for longer: `since` is then the first stored tick of an unbroken stretch. */
      sinceAtLeast: z.literal(true).optional(),
    }),
  ),
});
export type GroupsMomentAnswer = z.infer<typeof groupsMomentAnswer>;
export type GroupThenWire = GroupsMomentAnswer["groups"][number];

export const topicsMomentAnswer = z.object({
  clusters: z.array(clusterMoment),
  /** The topics that were there. As of `topic` below, but for `internal`: that a topic is Kafka's own is known of those that are still there. */
  topics: z.array(topicSummary),
});
export type TopicsMomentAnswer = z.infer<typeof topicsMomentAnswer>;

export const topicMomentQuery = topicQuery.extend({ at: moment });
export type TopicMomentQuery = z.infer<typeof topicMomentQuery>;

export const topicMomentAnswer = z.object({
  /** As of `clusters` above. */
  at: millis.nullable(),
  /**
   * Null where the topic was not there, or nothing is stored. Leaders, replicas, the cleanup policy and whether it is Kafka's own are
   * not stored: null, empty or false; `offline` is stored.
   */
  topic: topicDetail.nullable(),
});
export type TopicMomentAnswer = z.infer<typeof topicMomentAnswer>;
