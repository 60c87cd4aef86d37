/** What runs on every cluster that is put to the test: topics of several partitions, and a dozen groups as people name them. */

export interface FieldTopic {
  topic: string;
  /** Records in each partition. */
  records: number[];
}

export interface FieldGroup {
  group: string;
  topics: string[];
  /** Members that stay; without any, one came, committed and left. */
  members: 0 | 1 | 2;
  /** Whose the assignment is: the members' (classic), or the broker's (KIP-848). */
  protocol: "classic" | "consumer";
}

export const TOPICS: readonly FieldTopic[] = [
  { topic: "orders", records: [40, 35, 0, 61, 12, 28] },
  { topic: "payments.eu", records: [17, 17, 23, 9] },
  { topic: "page_views", records: [90, 120, 75] },
];

const classic = (group: string, members: 0 | 1 | 2, ...topics: string[]): FieldGroup => ({
  group,
  topics,
  members,
  protocol: "classic",
});

const CLASSIC: readonly FieldGroup[] = [
  classic("billing", 1, "orders"),
  classic("invoice-service", 2, "orders", "payments.eu"),
  classic("fraud.detection", 1, "payments.eu"),
  classic("Shipping", 1, "orders"),
  classic("search-indexer", 1, "page_views"),
  classic("mail-sender", 0, "orders"),
  classic("customer_360", 0, "orders", "page_views"),
  classic("warehouse sync", 0, "orders"),
  classic("recommendations", 0, "page_views"),
  classic("audit-log-archiver", 0, "orders", "payments.eu", "page_views"),
  classic("notifications", 0, "payments.eu"),
  classic("pricing-engine", 0, "page_views"),
];

const CONSUMER: readonly FieldGroup[] = [
  { group: "checkout", topics: ["orders"], members: 1, protocol: "consumer" },
  { group: "loyalty-points", topics: ["payments.eu"], members: 0, protocol: "consumer" },
];

/** The groups for a broker that knows, or does not know, the consumer protocol of KIP-848. */
export const groupsFor = (consumerProtocol: boolean): readonly FieldGroup[] =>
  consumerProtocol ? [...CLASSIC, ...CONSUMER] : CLASSIC;

/**
 * What a group commits on a partition of so many records: all of them on some, a part on others. No two groups commit the
 * same everywhere, so that answers mixed up are found.
 */
export function committedOf(group: string, partition: number, records: number): number {
  const weight = [...group].reduce((sum, letter) => sum + letter.codePointAt(0)!, 0);
  return partition % 3 === weight % 3 ? records : (weight * 7 + partition * 11) % (records + 1);
}

/** Group, topic and partition of everything that the groups commit. */
export function* commitsOf(
  groups: readonly FieldGroup[],
): Generator<[group: string, topic: string, partition: number]> {
  for (const { group, topics } of groups)
    for (const { topic, records } of TOPICS)
      if (topics.includes(topic)) for (const partition of records.keys()) yield [group, topic, partition];
}
