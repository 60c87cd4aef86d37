/**
 * Numbers for names: clusters, topics, groups and subscriptions have a row each, which ticks and events refer to.
 * What was once read is kept in memory; it stays true until names are forgotten, which makes a new generation.
 */
import { Prisma, type PrismaClient } from "./generated/client";
import { fromStoredName, toStoredName } from "./stored-text";

/** The rows of one cluster. */
interface Known {
  id: number;
  /** Of names, when these were read. */
  generation: number;
  /** By `topicKey`. */
  topics: Map<string, number>;
  /** The newest row of each name. */
  newestTopic: Map<string, number>;
  groups: Map<string, number>;
  /** By `group row:topic row`. */
  subscriptions: Map<string, number>;
}

interface TopicName {
  topic: string;
  topicId: string | null;
}

const topicKey = ({ topic, topicId }: TopicName) => `${topicId ?? ""}\0${topic}`;

export class Identities {
  private readonly clusters = new Map<string, Promise<Known>>();

  constructor(private readonly prisma: PrismaClient) {}

  /** The cluster's row. */
  async cluster(name: string): Promise<number> {
    return (await this.known(name)).id;
  }

  /** The generation of names that this cluster's rows are of. */
  async generation(name: string): Promise<number> {
    return (await this.known(name)).generation;
  }

  /** Reads this cluster's rows anew when they are asked for next. */
  forget(name: string): void {
    this.clusters.delete(name);
  }

  /** Kafka's own id of the cluster that was watched under this name last. */
  async readKafkaId(name: string): Promise<string | null> {
    const row = await this.prisma.cluster.findUnique({ where: { name: toStoredName(name) } });
    return row?.kafkaId ?? null;
  }

  /** Keeps Kafka's own id of the cluster that is watched under this name. */
  async writeKafkaId(name: string, kafkaId: string): Promise<void> {
    await this.prisma.cluster.update({ where: { id: await this.cluster(name) }, data: { kafkaId } });
  }

  /** Rows of these topics, in their order. */
  async topics(cluster: string, topics: readonly TopicName[]): Promise<number[]> {
    const known = await this.known(cluster);
    const missing = topics.filter((topic) => !known.topics.has(topicKey(topic)));
    if (missing.length > 0) {
      const names = missing.map(({ topic }) => toStoredName(topic));
      const ids = missing.map(({ topicId }) => topicId ?? "");
      await this.prisma.$executeRaw`
        INSERT INTO "Topic" ("clusterId", "name", "topicId")
        SELECT ${known.id}::int, * FROM unnest(${names}::text[], ${ids}::text[]) ON CONFLICT DO NOTHING`;
      await this.readTopics(known, names);
    }
    return topics.map((topic) => known.topics.get(topicKey(topic))!);
  }

  /** Rows of these groups, in their order. */
  async groups(cluster: string, groups: readonly string[]): Promise<number[]> {
    const known = await this.known(cluster);
    const missing = groups.filter((group) => !known.groups.has(group));
    if (missing.length > 0) {
      const names = missing.map(toStoredName);
      await this.prisma.$executeRaw`
        INSERT INTO "ConsumerGroup" ("clusterId", "name")
        SELECT ${known.id}::int, * FROM unnest(${names}::text[]) ON CONFLICT DO NOTHING`;
      await this.readGroups(known, names);
    }
    return groups.map((group) => known.groups.get(group)!);
  }

  /**
   * Rows of these subscriptions, in their order. A topic is the one of that name in `topics`; a group may still have
   * committed offsets on a topic that the cluster did not list now, which is then the newest known of its name.
   */
  async subscriptions(
    cluster: string,
    subscriptions: readonly { group: string; topic: string }[],
    topics: readonly TopicName[],
  ): Promise<number[]> {
    const known = await this.known(cluster);
    const topicRows = await this.topics(cluster, topics);
    const byName = new Map(topics.map(({ topic }, index) => [topic, topicRows[index]!]));
    const unlisted = [...new Set(subscriptions.map(({ topic }) => topic))].filter((topic) => !byName.has(topic));
    const unheard = unlisted.filter((topic) => !known.newestTopic.has(topic));
    await this.topics(
      cluster,
      unheard.map((topic) => ({ topic, topicId: null })),
    );
    for (const topic of unlisted) byName.set(topic, known.newestTopic.get(topic)!);
    const groupRows = await this.groups(
      cluster,
      subscriptions.map(({ group }) => group),
    );
    return this.subscriptionRows(
      known,
      subscriptions.map(({ topic }, index) => ({ groupRow: groupRows[index]!, topicRow: byName.get(topic)! })),
    );
  }

  private async subscriptionRows(known: Known, pairs: { groupRow: number; topicRow: number }[]): Promise<number[]> {
    const key = (pair: { groupRow: number; topicRow: number }) => `${pair.groupRow}:${pair.topicRow}`;
    const missing = pairs.filter((pair) => !known.subscriptions.has(key(pair)));
    if (missing.length > 0) {
      const groups = missing.map(({ groupRow }) => groupRow);
      const topics = missing.map(({ topicRow }) => topicRow);
      await this.prisma.$executeRaw`
        INSERT INTO "Subscription" ("groupId", "topicId")
        SELECT * FROM unnest(${groups}::int[], ${topics}::int[]) ON CONFLICT DO NOTHING`;
      await this.readSubscriptions(known, Prisma.sql`"groupId" = ANY(${groups}::int[])`);
    }
    return pairs.map((pair) => known.subscriptions.get(key(pair))!);
  }

  private known(name: string): Promise<Known> {
    let known = this.clusters.get(name);
    if (!known) {
      known = this.load(name);
      this.clusters.set(name, known);
      // A failed reading is not remembered; the caller hears of it.
      known.catch(() => this.clusters.delete(name));
    }
    return known;
  }

  private async load(cluster: string): Promise<Known> {
    const name = toStoredName(cluster);
    await this.prisma.$executeRaw`INSERT INTO "Cluster" ("name") VALUES (${name}) ON CONFLICT DO NOTHING`;
    const { id } = await this.prisma.cluster.findUniqueOrThrow({ where: { name } });
    // Before the names: those that go meanwhile make the generation an old one.
    const { generation } = await this.prisma.nameGeneration.findUniqueOrThrow({ where: { id: 1 } });
    const known: Known = {
      id,
      generation,
      topics: new Map(),
      newestTopic: new Map(),
      groups: new Map(),
      subscriptions: new Map(),
    };
    await this.readTopics(known);
    await this.readGroups(known);
    await this.readSubscriptions(
      known,
      Prisma.sql`"groupId" IN (SELECT "id" FROM "ConsumerGroup" WHERE "clusterId" = ${id}::int)`,
    );
    return known;
  }

  private async readTopics(known: Known, names?: string[]): Promise<void> {
    const rows = await this.prisma.topic.findMany({
      where: { clusterId: known.id, ...(names && { name: { in: names } }) },
      orderBy: { id: "asc" },
    });
    for (const { id, name, topicId } of rows) {
      const topic = fromStoredName(name);
      known.topics.set(topicKey({ topic, topicId }), id);
      known.newestTopic.set(topic, id);
    }
  }

  private async readGroups(known: Known, names?: string[]): Promise<void> {
    const where = { clusterId: known.id, ...(names && { name: { in: names } }) };
    for (const { id, name } of await this.prisma.consumerGroup.findMany({ where })) {
      known.groups.set(fromStoredName(name), id);
    }
  }

  private async readSubscriptions(known: Known, where: Prisma.Sql): Promise<void> {
    const rows = await this.prisma.$queryRaw<{ id: number; groupId: number; topicId: number }[]>`
      SELECT "id", "groupId", "topicId" FROM "Subscription" WHERE ${where}`;
    for (const { id, groupId, topicId } of rows) known.subscriptions.set(`${groupId}:${topicId}`, id);
  }
}
