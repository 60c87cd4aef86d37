/** How services differ from a plain broker, as changes of its answers. */
import type { Rewrites } from "./proxy";
import type { Struct } from "./message-codec";

/**
 * Shows one partition less of `__consumer_offsets` than there are, so that no hash of a group's name tells its coordinator:
 * the brokers go on placing groups by the true number.
 */
export const PLACES_COORDINATORS_ITS_OWN_WAY: Rewrites = {
  Metadata(answer) {
    for (const topic of answer.Topics as Struct[]) {
      if (topic.Name !== "__consumer_offsets") continue;
      const partitions = topic.Partitions as Struct[];
      const last = Math.max(...partitions.map(({ PartitionIndex }) => PartitionIndex as number));
      topic.Partitions = partitions.filter(({ PartitionIndex }) => PartitionIndex !== last);
    }
  },
};

/** Leaves groups without members out of the list of groups. */
export const HIDES_IDLE_GROUPS: Rewrites = {
  ListGroups(answer) {
    answer.Groups = (answer.Groups as Struct[]).filter(({ GroupState }) => GroupState !== "Empty");
  },
};

/** The newest versions of requests that Kafka 2.1 knows, by key; what came later is not in it. */
export const KAFKA_2_1 = new Map([
  [0, 7], // Produce
  [1, 10], // Fetch
  [2, 4], // ListOffsets
  [3, 7], // Metadata
  [8, 6], // OffsetCommit
  [9, 5], // OffsetFetch
  [10, 2], // FindCoordinator
  [11, 3], // JoinGroup
  [12, 2], // Heartbeat
  [13, 2], // LeaveGroup
  [14, 2], // SyncGroup
  [15, 2], // DescribeGroups
  [16, 2], // ListGroups
  [17, 1], // SaslHandshake
  [18, 2], // ApiVersions
  [19, 3], // CreateTopics
  [22, 1], // InitProducerId
  [23, 2], // OffsetForLeaderEpoch
  [32, 2], // DescribeConfigs
  [36, 0], // SaslAuthenticate
]);

/** Tells of no newer versions than these; older ones that the broker has given up are left out with the whole request. */
export function onlyOldVersions(newest: ReadonlyMap<number, number>): Rewrites {
  return {
    ApiVersions(answer) {
      answer.ApiKeys = (answer.ApiKeys as Struct[]).flatMap((api) => {
        const last = newest.get(api.ApiKey as number);
        if (last === undefined || last < (api.MinVersion as number)) return [];
        return [{ ...api, MaxVersion: Math.min(last, api.MaxVersion as number) }];
      });
    },
  };
}
