/**
 * What the integration tests share: three real brokers, with three replicas of everything, and one real PostgreSQL,
 * brought up before the first test file and stopped after the last. The tests find them in the environment:
 *
 * - TIDEMARK_TEST_BROKERS: `127.0.0.1:port`, one for each broker, with commas
 * - TIDEMARK_TEST_DATABASE_URL: a database with tables and nothing in them; its user may create others
 * - TIDEMARK_TEST_SUPERUSER_URL: the superuser of that server
 * - TIDEMARK_TEST_JARS: folder of Kafka's jars, for its command line tools
 * - TIDEMARK_TEST_JAVA: a Java to run them with
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedPostgres, type EmbeddedPostgres } from "@/lib/history/embedded";
import { superuserUrlOf } from "@/lib/history/fresh-database";
import { migrate } from "@/lib/history/migrate";
import { startBrokers } from "@/lib/lab/broker";
import { ensureJava } from "@/lib/lab/java";
import { ensureKafkaJars } from "@/lib/lab/kafka-jars";
import { findFreePort } from "@/lib/lab/port";
import { findPlaces } from "./places";

/** Above the lab's own ports, so that a demo may run meanwhile. */
const BASE_PORT = 29_092;

async function startDatabase(dir: string): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ dir });
  await migrate(postgres.url).catch(async (error: unknown) => {
    await postgres.stop();
    throw error;
  });
  return postgres;
}

/** For vitest's `globalSetup`. Answers what stops everything. */
export default async function setup(): Promise<() => Promise<void>> {
  const dir = mkdtempSync(join(tmpdir(), "tidemark-integration-"));
  const { jars } = findPlaces();
  const { path: javaPath } = await ensureJava({ log: console.log });
  const { dir: jarsDir } = await ensureKafkaJars({ dir: jars, log: console.log });
  const started = await Promise.allSettled([
    startBrokers({ dir: join(dir, "kafka"), brokers: 3, basePort: await findFreePort(BASE_PORT), javaPath, jarsDir }),
    startDatabase(join(dir, "postgres")),
  ]);
  const stop = async () => {
    await Promise.allSettled(started.map((each) => each.status === "fulfilled" && each.value.stop()));
    rmSync(dir, { recursive: true, force: true });
  };
  const failed = started.find((each) => each.status === "rejected");
  if (failed) {
    await stop();
    throw failed.reason;
  }
  const [brokers, postgres] = started;
  if (brokers.status !== "fulfilled" || postgres.status !== "fulfilled") throw new Error("unreachable");
  process.env.TIDEMARK_TEST_BROKERS = brokers.value.bootstrap;
  process.env.TIDEMARK_TEST_DATABASE_URL = postgres.value.url;
  process.env.TIDEMARK_TEST_SUPERUSER_URL = superuserUrlOf(join(dir, "postgres"), postgres.value.port);
  process.env.TIDEMARK_TEST_JARS = jarsDir;
  process.env.TIDEMARK_TEST_JAVA = javaPath;
  return stop;
}
