/**
 * What the integration tests share: one real PostgreSQL and, for those of Kafka, three real brokers with three replicas
 * of everything, brought up before the first test file and stopped after the last. The tests find them in the environment:
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

/** Above the lab's own ports, so that a demo may run meanwhile; runners that begin at the same time look in other places. */
const BASE_PORT = 29_100 + (process.pid % 100) * 10;

async function startDatabase(dir: string): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ dir });
  await migrate(postgres.url).catch(async (error: unknown) => {
    await postgres.stop();
    throw error;
  });
  return postgres;
}

/** One of the services: it has put itself into the environment, and can be stopped. */
interface Service {
  stop(): Promise<void>;
}

async function serveKafkaTools(): Promise<{ javaPath: string; jarsDir: string }> {
  const { path: javaPath } = await ensureJava({ log: console.log });
  const { dir: jarsDir } = await ensureKafkaJars({ dir: findPlaces().jars, log: console.log });
  process.env.TIDEMARK_TEST_JARS = jarsDir;
  process.env.TIDEMARK_TEST_JAVA = javaPath;
  return { javaPath, jarsDir };
}

async function serveBrokers(dir: string, tools: { javaPath: string; jarsDir: string }): Promise<Service> {
  const basePort = await findFreePort(BASE_PORT);
  const brokers = await startBrokers({ dir: join(dir, "kafka"), brokers: 3, basePort, ...tools });
  process.env.TIDEMARK_TEST_BROKERS = brokers.bootstrap;
  return brokers;
}

async function serveDatabase(dir: string): Promise<Service> {
  const postgres = await startDatabase(join(dir, "postgres"));
  process.env.TIDEMARK_TEST_DATABASE_URL = postgres.url;
  process.env.TIDEMARK_TEST_SUPERUSER_URL = superuserUrlOf(join(dir, "postgres"), postgres.port);
  return postgres;
}

/** Brings up PostgreSQL and, where `brokers` says so, Kafka. Answers what stops everything. */
async function serve({ brokers }: { brokers: boolean }): Promise<() => Promise<void>> {
  const dir = mkdtempSync(join(tmpdir(), "tidemark-integration-"));
  const tools = await serveKafkaTools();
  const started = await Promise.allSettled([serveDatabase(dir), ...(brokers ? [serveBrokers(dir, tools)] : [])]);
  const stop = async () => {
    await Promise.allSettled(started.map((each) => each.status === "fulfilled" && each.value.stop()));
    rmSync(dir, { recursive: true, force: true });
  };
  const failed = started.find((each) => each.status === "rejected");
  if (!failed) return stop;
  await stop();
  throw failed.reason;
}

/** For vitest's `globalSetup`: PostgreSQL and three brokers. */
export const setup = (): Promise<() => Promise<void>> => serve({ brokers: true });

/** The same without brokers, for tests that need none or start their own. */
export const setupDatabase = (): Promise<() => Promise<void>> => serve({ brokers: false });
