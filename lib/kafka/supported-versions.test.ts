import { expect, test } from "vitest";
import type { SupportedVersions } from "./api-versions-codec";
import type { RequestKind } from "./request";
import * as requests from "./requests";
import { CONSUMER_GROUP_DESCRIBE, LIST_GROUPS, METADATA, OFFSET_FETCH, SHARE_OFFSETS } from "./requests";
import { chooseVersion, releaseOf } from "./supported-versions";

const supportedOf = (entries: readonly (readonly number[])[]): SupportedVersions =>
  new Map(entries.map(([key = 0, minVersion = 0, maxVersion = 0]) => [key, { minVersion, maxVersion }]));

/** Key, oldest and newest version, as Kafka's own clients of these releases list them, of the requests made here. */
const RELEASES: Record<string, SupportedVersions> = {
  "2.1": supportedOf([
    ...[
      [1, 0, 10],
      [2, 0, 4],
      [3, 0, 7],
      [9, 0, 5],
      [10, 0, 2],
    ],
    ...[
      [15, 0, 2],
      [16, 0, 2],
      [18, 0, 2],
      [32, 0, 2],
    ],
  ]),
  "2.8": supportedOf([
    ...[
      [1, 0, 12],
      [2, 0, 6],
      [3, 0, 11],
      [9, 0, 7],
      [10, 0, 3],
    ],
    ...[
      [15, 0, 5],
      [16, 0, 4],
      [18, 0, 3],
      [32, 0, 4],
      [61, 0, 0],
    ],
  ]),
  "3.0": supportedOf([
    ...[
      [1, 0, 12],
      [2, 0, 7],
      [3, 0, 11],
      [9, 0, 8],
      [10, 0, 4],
    ],
    ...[
      [15, 0, 5],
      [16, 0, 4],
      [18, 0, 3],
      [32, 0, 4],
      [61, 0, 0],
      [66, 0, 0],
    ],
  ]),
  "3.9": supportedOf([
    ...[
      [1, 0, 17],
      [2, 0, 9],
      [3, 0, 12],
      [9, 0, 9],
      [10, 0, 6],
    ],
    ...[
      [15, 0, 5],
      [16, 0, 5],
      [18, 0, 4],
      [32, 0, 4],
      [61, 0, 0],
      [66, 0, 1],
      [69, 0, 0],
    ],
  ]),
  "4.0": supportedOf([
    ...[
      [1, 4, 17],
      [2, 1, 10],
      [3, 0, 13],
      [9, 1, 9],
      [10, 0, 6],
    ],
    ...[
      [15, 0, 6],
      [16, 0, 5],
      [18, 0, 4],
      [32, 1, 4],
      [61, 0, 0],
      [66, 0, 1],
      [69, 0, 1],
    ],
  ]),
};

test.each(Object.entries(RELEASES))("a broker of %s is known as one", (release, supported) => {
  expect(releaseOf(supported) ?? "before 0.11").toBe(release);
});

test("what every release since 2.1 knows is spoken with all of them, in the newest version of both", () => {
  const everywhere = [
    "ApiVersions",
    "Metadata",
    "ListOffsets",
    "ListGroups",
    "FindCoordinator",
    "OffsetFetch",
    "DescribeGroups",
  ];
  const kinds = (Object.values(requests) as RequestKind<never, unknown>[]).filter(({ name }) =>
    [...everywhere, "DescribeConfigs", "Fetch"].includes(name),
  );
  expect(kinds).toHaveLength(9);
  for (const supported of Object.values(RELEASES))
    for (const kind of kinds) {
      const { key, version } = chooseVersion(kind, supported);
      expect([kind.name, version]).toEqual([
        kind.name,
        Math.min(kind.versions[0]!.version, supported.get(key)!.maxVersion),
      ]);
    }
  expect(chooseVersion(OFFSET_FETCH, RELEASES["2.8"]!).version).toBe(7);
  expect(chooseVersion(METADATA, RELEASES["2.1"]!).version).toBe(7);
});

test("what a broker does not know is said with its release and the one that is needed", () => {
  expect(() => chooseVersion(SHARE_OFFSETS, RELEASES["4.0"]!)).toThrow(
    "the broker is like Kafka 4.0 and does not support DescribeShareGroupOffsets: Kafka 4.1 or newer is needed",
  );
  expect(() => chooseVersion(CONSUMER_GROUP_DESCRIBE, RELEASES["2.8"]!)).toThrow(
    "the broker is like Kafka 2.8 and does not support ConsumerGroupDescribe: Kafka 3.7 or newer is needed.",
  );
  expect(() => chooseVersion(LIST_GROUPS, supportedOf([[16, 9, 12]]))).toThrow(
    "the broker supports ListGroups only in versions newer than this Tidemark: update Tidemark.",
  );
});
