/** The services that every integration test counts on: they stand in the environment, and they are real. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { Kafka, logLevel } from "kafkajs";
import pg from "pg";
import { expect, it } from "vitest";
import { jarName } from "@/lib/lab/kafka-jars";
import { describeAllGroups } from "@/lib/lab/oracle";
import pinned from "@/lib/lab/kafka-jars.json" with { type: "json" };

const { TIDEMARK_TEST_BROKERS, TIDEMARK_TEST_DATABASE_URL, TIDEMARK_TEST_JARS, TIDEMARK_TEST_JAVA } = process.env;

it("gives three brokers, with three replicas of Kafka's own topics", async () => {
  const brokers = (TIDEMARK_TEST_BROKERS ?? "").split(",");
  const admin = new Kafka({ clientId: "services", brokers, logLevel: logLevel.NOTHING }).admin();
  await admin.connect();
  const { brokers: found } = await admin.describeCluster();
  const { topics } = await admin.fetchTopicMetadata({ topics: ["__consumer_offsets"] });
  await admin.disconnect();
  expect(brokers).toHaveLength(3);
  expect(topics[0]?.partitions).toHaveLength(50);
  expect(topics[0]?.partitions.every(({ replicas }) => replicas.length === 3)).toBe(true);
  expect(found.map(({ host, port }) => `${host}:${port}`)).toEqual(brokers);
});

it("gives a database with Tidemark's tables, in which others can be created", async () => {
  const client = new pg.Client({ connectionString: TIDEMARK_TEST_DATABASE_URL });
  await client.connect();
  try {
    const { rows } = await client.query(`SELECT count(*)::int AS applied FROM "_prisma_migrations"`);
    expect(rows[0].applied).toBeGreaterThan(0);
    await client.query("CREATE DATABASE services_check");
    await client.query("DROP DATABASE services_check");
  } finally {
    await client.end();
  }
});

it("gives Kafka's tools and a Java that runs them", async () => {
  const jarsDir = TIDEMARK_TEST_JARS ?? "";
  expect(pinned.jars.filter(({ artifact }) => !existsSync(join(jarsDir, jarName(artifact))))).toEqual([]);
  const groups = await describeAllGroups({
    javaPath: TIDEMARK_TEST_JAVA ?? "",
    jarsDir,
    bootstrap: TIDEMARK_TEST_BROKERS ?? "",
  });
  expect(Array.isArray(groups)).toBe(true);
});
