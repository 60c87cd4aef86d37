/** What a measurement runs against: a real broker with the topics and groups of one size, and an empty PostgreSQL. */
import { rmSync } from "node:fs";
import { join } from "node:path";
import { startBrokers, type Brokers } from "@/lib/lab/broker";
import { ensureJava } from "@/lib/lab/java";
import { ensureKafkaJars } from "@/lib/lab/kafka-jars";
import { seedLoad } from "@/lib/lab/load-client";
import { planLoad, type LoadSize } from "@/lib/lab/load-plan";
import { findFreePort } from "@/lib/lab/port";
import { noteProcess } from "../cli/service";
import { startPostgres, type Run } from "../cli/run";

/** Away from the lab's ports and the tests'. */
const BASE_PORT = 39_092;
/** A broker keeps some 40 kB for each partition. */
const JVM = ["-Xms256m", "-Xmx1g"];

export interface World {
  brokers: Brokers;
  databaseUrl: string;
  databasePid: number;
}

/** Starts both from nothing and fills the broker. They are stopped with the run. */
export async function bringUpWorld(run: Run, size: LoadSize): Promise<World> {
  const dir = join(run.places.state, "load");
  rmSync(dir, { recursive: true, force: true, maxRetries: 3 });
  rmSync(run.places.postgres, { recursive: true, force: true, maxRetries: 3 });
  const { path: javaPath } = await ensureJava();
  const { dir: jarsDir } = await ensureKafkaJars({ dir: run.places.jars });
  const basePort = await findFreePort(BASE_PORT);
  const brokers = await run.progress.step("broker", () =>
    startBrokers({ dir, brokers: 1, basePort, javaPath, jarsDir, jvm: JVM }),
  );
  const forget = brokers.pids().map((pid) => noteProcess(run.places.run, "the broker", pid));
  run.shutdown.add("the broker", async () => {
    await brokers.stop();
    for (const each of forget) each();
  });
  await run.progress.step("topics and groups", async ({ note }) => {
    await seedLoad(brokers.bootstrap, planLoad(size), note);
  });
  const database = await startPostgres(run);
  return { brokers, databaseUrl: database.url, databasePid: database.pid };
}
