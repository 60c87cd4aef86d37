/** For the fuzzer: how brokers' answers are read, in every version. */
import { decodeApiVersions } from "./api-versions-codec";
import { decodeDescribeConfigs } from "./describe-configs-codec";
import { decodeDescribeGroups } from "./describe-groups-codec";
import { decodeFetched } from "./fetch-codec";
import { decodeFindCoordinator } from "./find-coordinator-codec";
import { decodeDescribed } from "./group-describe-codec";
import { decodeListGroups } from "./list-groups-codec";
import { decodeListOffsets } from "./list-offsets-codec";
import { decodeMetadata } from "./metadata-codec";
import { decodeOffsetFetch } from "./offset-fetch-codec";
import { decodeShareOffsets } from "./share-offsets-codec";
import { decodeStreamsGroups } from "./streams-group-codec";
import * as seeds from "./test-fuzz-seeds";

export interface AnswerTarget {
  name: string;
  samples: readonly Buffer[];
  /** @param turn chooses the version; 0 is the newest, which the samples are written in */
  read(bytes: Buffer, turn: number): unknown;
}

type Decode = (bytes: Buffer, version: number) => unknown;

function inVersions(name: string, sample: Buffer, [oldest, newest]: [number, number], decode: Decode): AnswerTarget {
  return { name, samples: [sample], read: (bytes, turn) => decode(bytes, newest - (turn % (newest - oldest + 1))) };
}

export const ANSWERS: AnswerTarget[] = [
  inVersions("Metadata", seeds.METADATA_ANSWER, [1, 12], decodeMetadata),
  inVersions("OffsetFetch", seeds.OFFSET_FETCH_ANSWER, [2, 9], decodeOffsetFetch),
  inVersions("ListOffsets", seeds.LIST_OFFSETS_ANSWER, [1, 9], decodeListOffsets),
  inVersions("Fetch", seeds.FETCH_ANSWER, [4, 12], decodeFetched),
  inVersions("ConsumerGroupDescribe", seeds.CONSUMER_GROUP_ANSWER, [0, 1], (bytes, version) =>
    decodeDescribed(bytes, "consumer", version),
  ),
  inVersions("ShareGroupDescribe", seeds.SHARE_GROUP_ANSWER, [1, 1], (bytes, version) =>
    decodeDescribed(bytes, "share", version),
  ),
  inVersions("StreamsGroupDescribe", seeds.STREAMS_GROUP_ANSWER, [0, 0], decodeStreamsGroups),
  inVersions("DescribeShareGroupOffsets", seeds.SHARE_OFFSETS_ANSWER, [0, 1], decodeShareOffsets),
  inVersions("ApiVersions", seeds.API_VERSIONS_ANSWER, [0, 3], decodeApiVersions),
  inVersions("ListGroups", seeds.LIST_GROUPS_ANSWER, [0, 5], decodeListGroups),
  inVersions("FindCoordinator", seeds.FIND_COORDINATOR_ANSWER, [0, 6], decodeFindCoordinator),
  inVersions("DescribeGroups", seeds.DESCRIBE_GROUPS_ANSWER, [0, 6], decodeDescribeGroups),
  inVersions("DescribeConfigs", seeds.DESCRIBE_CONFIGS_ANSWER, [0, 4], decodeDescribeConfigs),
];
