/**
 * Every request that this program makes, in every version that it knows. Connections choose the newest that a broker speaks, too.
 * What a broker does not speak at all is a reason that names both releases (`UnspokenError`).
 */
import { describeProducersV0, listTransactionsV0, listTransactionsV1 } from "@platformatic/kafka";
import { decodeApiVersions, encodeApiVersions } from "./api-versions-codec";
import { decodeDescribeConfigs, encodeDescribeConfigs } from "./describe-configs-codec";
import { decodeDescribeGroups, encodeDescribeGroups } from "./describe-groups-codec";
import { decodeFetched, encodeFetch } from "./fetch-codec";
import { decodeFindCoordinator, encodeFindCoordinator, FIND_MANY } from "./find-coordinator-codec";
import { decodeDescribed, encodeDescribe } from "./group-describe-codec";
import { decodeListGroups, encodeListGroups } from "./list-groups-codec";
import { decodeListOffsets, encodeListOffsets } from "./list-offsets-codec";
import { decodeMetadata, encodeMetadata } from "./metadata-codec";
import { decodeOffsetFetch, encodeOffsetFetch, FETCH_MANY } from "./offset-fetch-codec";
import { request } from "./request";
import { decodeShareOffsets, encodeShareOffsets } from "./share-offsets-codec";
import { decodeStreamsGroups } from "./streams-group-codec";

export const API_VERSIONS = request({
  ...{ name: "ApiVersions", key: 18, versions: [0, 3], flexibleSince: 3, throttledSince: Infinity, since: "0.10" },
  ...{ encode: encodeApiVersions, decode: decodeApiVersions },
});

export const METADATA = request({
  ...{ name: "Metadata", key: 3, versions: [1, 12], flexibleSince: 9, throttledSince: 3, since: "0.10" },
  ...{ encode: encodeMetadata, decode: decodeMetadata },
});

export const LIST_OFFSETS = request({
  ...{ name: "ListOffsets", key: 2, versions: [1, 9], flexibleSince: 6, throttledSince: 2, since: "0.10.1" },
  ...{ encode: encodeListOffsets, decode: decodeListOffsets },
});

export const LIST_GROUPS = request({
  ...{ name: "ListGroups", key: 16, versions: [0, 5], flexibleSince: 3, throttledSince: 1, since: "0.9" },
  ...{ encode: encodeListGroups, decode: decodeListGroups },
});

export const FIND_COORDINATOR = {
  ...request({
    ...{ name: "FindCoordinator", key: 10, versions: [0, 6], flexibleSince: 3, throttledSince: 1, since: "0.9" },
    ...{ encode: encodeFindCoordinator, decode: decodeFindCoordinator },
  }),
  manySince: FIND_MANY,
};

export const OFFSET_FETCH = {
  ...request({
    ...{ name: "OffsetFetch", key: 9, versions: [2, 9], flexibleSince: 6, throttledSince: 3, since: "0.10.2" },
    ...{ encode: encodeOffsetFetch, decode: decodeOffsetFetch },
  }),
  manySince: FETCH_MANY,
};

export const DESCRIBE_GROUPS = request({
  ...{ name: "DescribeGroups", key: 15, versions: [0, 6], flexibleSince: 5, throttledSince: 1, since: "0.9" },
  ...{ encode: encodeDescribeGroups, decode: decodeDescribeGroups },
});

export const CONSUMER_GROUP_DESCRIBE = request({
  ...{ name: "ConsumerGroupDescribe", key: 69, versions: [0, 1], flexibleSince: 0, since: "3.7" },
  encode: encodeDescribe,
  decode: (body, version) => decodeDescribed(body, "consumer", version),
});

/** Version 0 was an early access one and is not spoken by released brokers any more. */
export const SHARE_GROUP_DESCRIBE = request({
  ...{ name: "ShareGroupDescribe", key: 77, versions: [1, 1], flexibleSince: 0, since: "4.1" },
  encode: encodeDescribe,
  decode: (body, version) => decodeDescribed(body, "share", version),
});

export const STREAMS_GROUP_DESCRIBE = request({
  ...{ name: "StreamsGroupDescribe", key: 89, versions: [0, 0], flexibleSince: 0, since: "4.1" },
  ...{ encode: encodeDescribe, decode: decodeStreamsGroups },
});

/** Version 1 (KIP-1226) tells the lag as well. */
export const SHARE_OFFSETS = request({
  ...{ name: "DescribeShareGroupOffsets", key: 90, versions: [0, 1], flexibleSince: 0, since: "4.1" },
  ...{ encode: encodeShareOffsets, decode: decodeShareOffsets },
});

export const DESCRIBE_CONFIGS = request({
  ...{ name: "DescribeConfigs", key: 32, versions: [0, 4], flexibleSince: 4, since: "0.11" },
  ...{ encode: encodeDescribeConfigs, decode: decodeDescribeConfigs },
});

export const FETCH = request({
  ...{ name: "Fetch", key: 1, versions: [4, 12], flexibleSince: 12, since: "0.11" },
  ...{ encode: encodeFetch, decode: decodeFetched },
});

/** Asked for few partitions and rarely: the client library's own forms will do. */
export const DESCRIBE_PRODUCERS = { name: "DescribeProducers", since: "2.8", versions: [describeProducersV0.api] };

export const LIST_TRANSACTIONS = {
  ...{ name: "ListTransactions", since: "3.0" },
  versions: [listTransactionsV1.api, listTransactionsV0.api],
};
