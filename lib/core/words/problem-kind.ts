/** What can be wrong with reading a cluster, and which rights may be missing. */

/** A right of Kafka's access control, in Kafka's words. */
export interface Right {
  operation: "Describe" | "Read";
  resourceType: "topic" | "group" | "cluster";
  /** The resource's name; "*" for all of them. Of the cluster: "kafka-cluster", as Kafka names it. */
  name: string;
}

/** What was asked, or what is wrong. */
export type ProblemKind =
  | "metadata"
  | "log offsets"
  | "groups"
  | "committed offsets"
  | "members"
  | "partitions"
  | "commit stream"
  | "open transaction"
  | "metrics"
  | "quota"
  | "credentials"
  | "certificate";
