/** What each case is, why its status follows and what to do: the words of the case pages. */
import type { Case, ConsumerStatus, PartitionStatus } from "@/lib/core/terms";

export interface Lesson {
  title: string;
  /** One line for the index. */
  short: string;
  /** Two paragraphs for someone who has never heard of lag. */
  what: [string, string];
  /** How the two lines run. */
  signature: string;
  /** Statuses that belong to the case. */
  partitionStatus: PartitionStatus;
  consumerStatus: ConsumerStatus;
  /** Why these statuses follow from what is seen. */
  why: string;
  /** Steps, in order. */
  todo: { step: string; detail: string }[];
  /** What is said when no group is in the case. */
  none: string;
  /** The lab's scenario that shows it, and the action that brings it about. */
  lab: string;
}

export const LESSONS: Record<Case, Lesson> = {
  normal: {
    title: "Normal",
    short: "Records are read about as fast as they arrive; the lag stays small or keeps shrinking.",
    what: [
      "Producers append records to a partition, and a consumer group reads them in order. Kafka numbers the records: the log end offset is the number the next record will get, and the committed offset is how far the group has confirmed reading. Lag is the distance between the two: how many records wait.",
      "In the normal case that distance stays small. It is rarely zero, because records arrive in bursts and a group commits only now and then. What matters is that the committed offset keeps following the log end offset.",
    ],
    signature: "Two lines climb together, with a thin ribbon between them. A burst widens it, and it closes again.",
    partitionStatus: "OK",
    consumerStatus: "OK",
    why: "On every partition the committed offset moves or has reached the log end, and the lag does not grow over the window. So each partition is OK, and with all of them OK the group is OK.",
    todo: [
      { step: "Do nothing.", detail: "A small lag that comes and goes is how a healthy group looks." },
      {
        step: "Learn its usual ribbon.",
        detail:
          "Look at a day of it: how wide a burst makes it, and how fast it closes. That is what to compare with later.",
      },
      {
        step: "Mind idle consumers.",
        detail:
          "A partition is read by at most one member of a group. Members beyond the number of partitions wait as spares.",
      },
    ],
    none: "No group is normal now.",
    lab: "normal",
  },
  "throughput-problem": {
    title: "Throughput problem",
    short: "The group works, but records arrive faster than it reads them; the lag grows.",
    what: [
      "Lag is the number of records that wait between the newest record (log end offset) and the place the group has confirmed reading (committed offset). Here the group reads all the time, yet more records arrive each second than it can handle, so the distance widens.",
      "Nothing is broken, and nothing will stop by itself either: the records that are read get older and older. If it goes on longer than the topic keeps its records, the oldest are deleted before anyone has read them.",
    ],
    signature: "Both lines climb, the lower one less steeply. The ribbon between them is a wedge that widens.",
    partitionStatus: "OK",
    consumerStatus: "WARNING",
    why: "The committed offset moves, so the partition itself is OK: its consumer is alive and works. But over the window the lag grew, because the consume rate is below the produce rate. That is the group's trouble rather than the partition's, so the group is WARNING.",
    todo: [
      {
        step: "Compare the two rates.",
        detail:
          "Produce rate divided by the rate of one consumer is the number of consumers needed. The group's page does this sum.",
      },
      {
        step: "Look at which partitions lag.",
        detail:
          "If one grows and the others do not, its keys are hot or its consumer is slow; more consumers will not help it.",
      },
      {
        step: "Add consumers, up to one per partition.",
        detail:
          "Beyond that, members sit idle. With as many members as partitions, the topic needs more partitions first.",
      },
      {
        step: "Make each record cheaper.",
        detail: "Batch writes to databases, avoid a remote call per record, fetch more per request.",
      },
      {
        step: "Watch the wedge close.",
        detail: "The time to catch up should become known and shrink. Keep an eye on retention until it has.",
      },
    ],
    none: "No group has a throughput problem now.",
    lab: "throughput-problem",
  },
  "stalled-consumer": {
    title: "Stalled consumer",
    short: "A consumer is there, but its committed offset on a partition does not move while records wait.",
    what: [
      "Lag is the number of records that wait between the newest record (log end offset) and the place the group has confirmed reading (committed offset). Here a partition has a consumer that is alive, answers Kafka, perhaps even commits, and yet its place does not move.",
      "The usual reason is one record that cannot be handled: the consumer fails on it, tries again, and fails again. The group's other partitions may be fine, and the sum over all of them can hide the one that is stuck for a long time.",
    ],
    signature: "The log end offset climbs on; the committed offset runs flat, like a step that nobody takes.",
    partitionStatus: "STALLED",
    consumerStatus: "ERROR",
    why: "Records wait on the partition, and its consumer is there: it repeats its commit or is a member of the group. The committed offset stood still all the same. That is STALLED, and one such partition is enough to make the group ERROR, since its records will not be read without help.",
    todo: [
      {
        step: "Find the partition and the offset.",
        detail:
          "The group's page lists it first; the record at the committed offset is the next one the consumer tries.",
      },
      {
        step: "Read the owner's log.",
        detail: "The members table names the client and host that own the partition. Look for an error that repeats.",
      },
      {
        step: "Decide about the record.",
        detail: "Repair the handling and deploy, or put the record aside in a dead-letter topic and go on.",
      },
      {
        step: "If there is no error, suspect waiting.",
        detail:
          "A lock, a remote call without a timeout, or a paused partition looks the same from outside. A thread dump tells.",
      },
      {
        step: "Watch the offset move.",
        detail: "The status goes back to OK once it has moved for a while and the lag falls.",
      },
    ],
    none: "No group is stalled now.",
    lab: "stalled-consumer",
  },
  "offline-partition": {
    title: "Offline partition",
    short: "A partition has no leader: nobody can write to it or read from it.",
    what: [
      "Every partition has one broker in charge, its leader; all writing and reading goes through it. When the leader fails, another in-sync replica takes over. If there is none, the partition is offline until a broker that holds it comes back.",
      "Lag, the number of records between the newest one (log end offset) and the place the group has confirmed reading (committed offset), cannot be known meanwhile: nobody can ask how long the log is. It is not zero, it is unknown, and producers may be failing at the same moment.",
    ],
    signature: "Both lines stop at the same moment. From there on the chart is hatched, because nothing can be read.",
    partitionStatus: "OFFLINE",
    consumerStatus: "ERROR",
    why: "The cluster names no leader for the partition. Whatever the consumer does, it cannot read there, so the partition is OFFLINE and the group is ERROR. The cause is in the cluster rather than in the consumer.",
    todo: [
      {
        step: "Look at the cluster first.",
        detail:
          "The cluster's page lists offline partitions and the brokers that answer. Which broker held the partitions?",
      },
      {
        step: "Bring that broker back.",
        detail: "As soon as an in-sync replica is up, it becomes the leader and both lines go on.",
      },
      {
        step: "Do not restart the consumers.",
        detail: "They reconnect by themselves; a restart only adds a rebalance.",
      },
      {
        step: "If the broker is lost for good, choose.",
        detail:
          "An unclean leader election brings the partition back from a replica that is behind, and loses the records it lacks.",
      },
      {
        step: "Afterwards, replicate.",
        detail:
          "A partition with one replica goes offline with its broker. Three replicas and min.insync.replicas=2 survive one loss.",
      },
    ],
    none: "No group has an offline partition now.",
    lab: "offline-partition",
  },
};
