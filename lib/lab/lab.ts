/** The laboratory: real brokers, and real producers and consumers in processes of their own, with controls. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Admin } from "kafkajs";
import { LabBench } from "./bench";
import { startBrokers, type Brokers } from "./broker";
import type { BrokerCount } from "./broker-config";
import { startControlServer, type ControlServer } from "./control-server";
import { Crew } from "./crew";
import { ensureJava } from "./java";
import { ensureKafkaJars, kafkaJarsDir } from "./kafka-jars";
import { createKafkajs } from "./kafkajs";
import type { LabGroup } from "./scenario";
import { listScenarios } from "./scenarios/registry";
import { settleTopics } from "./topics";

export interface LabOptions {
  /** Folder of brokers' data, logs and `lab.json`; a lab that was stopped goes on there. */
  stateDir: string;
  /** Folder of what was fetched; see `kafkaJarsDir`. */
  cacheDir: string;
  brokers: BrokerCount;
  /** First port to try for brokers: see BrokerOptions. */
  basePort: number;
  /** Where the demo's mails can be read. */
  mailboxUrl?: string;
  log?: (line: string) => void;
}

export interface Lab {
  /** `127.0.0.1:port`, one for each broker, with commas. */
  bootstrap: string;
  /** Where the controls are, on loopback. */
  controlUrl: string;
  /** Processes that run now: brokers and workers. */
  pids(): number[];
  /** Stops all of it and leaves no process. */
  stop(): Promise<void>;
  /** Settles, with the reason, when the lab can no longer go on by itself. */
  failed: Promise<Error>;
}

const clone = (group: LabGroup): LabGroup => ({ ...group });

/**
 * Brings the lab up and returns when its traffic runs. Scenarios then unfold by themselves, each showing its case
 * within a minute. Throws when Java, the jars or the brokers cannot be had, with nothing left running.
 */
export async function startLab(options: LabOptions): Promise<Lab> {
  const log = options.log ?? (() => {});
  mkdirSync(options.stateDir, { recursive: true });
  const java = await ensureJava({ log });
  const { dir: jarsDir } = await ensureKafkaJars({ dir: kafkaJarsDir(options.cacheDir), log });

  let fail = (_error: Error) => {};
  const failed = new Promise<Error>((resolve) => (fail = resolve));
  let announce = (_bootstrap: string) => {};
  const bootstrap = new Promise<string>((resolve) => (announce = resolve));
  const scenarios = listScenarios(options.brokers);
  const crew = new Crew(
    scenarios.flatMap(({ producers }) => producers.map((plan) => ({ ...plan }))),
    scenarios.flatMap(({ groups }) => groups.map(clone)),
    { bootstrap, logDir: join(options.stateDir, "workers"), log, failed: (error) => fail(error) },
  );
  const parts: Parts = { crew, infoFile: join(options.stateDir, "lab.json") };
  try {
    // Workers load their code while the brokers start.
    const hired = crew.hire();
    hired.catch(() => {});
    parts.brokers = await startBrokers({
      dir: options.stateDir,
      brokers: options.brokers,
      basePort: options.basePort,
      javaPath: java.path,
      jarsDir,
      log,
      crashed: (message) => fail(new Error(message)),
    });
    await hired;
    const first = parts.brokers.bootstrap.split(",")[0]!;
    announce(first);
    const replaced = await settleTopics(
      first,
      scenarios.flatMap(({ topic }) => topic ?? []),
      options.brokers,
    );
    if (replaced.length > 0) log(`made anew, as the plan is another: ${replaced.join(", ")}`);
    parts.admin = await connectAdmin(first);
    await crew.briefAll();
    const bench = (parts.bench = new LabBench({ brokers: parts.brokers, admin: parts.admin, crew, scenarios, log }));
    parts.control = await startControlServer(bench, options.mailboxUrl);
    writeFileSync(parts.infoFile, `${JSON.stringify({ controlUrl: parts.control.url, pid: process.pid })}\n`);
    bench.begin();
  } catch (error) {
    await stopParts(parts);
    throw error;
  }
  const { brokers, control } = parts;
  let stopping: Promise<void> | undefined;
  return {
    bootstrap: brokers.bootstrap,
    controlUrl: control.url,
    pids: () => [...brokers.pids(), ...crew.pids()],
    stop: () => (stopping ??= stopParts(parts)),
    failed,
  };
}

async function connectAdmin(broker: string): Promise<Admin> {
  const admin = createKafkajs({ brokers: [broker], clientId: "lab-admin", retry: { retries: 5 } }).admin();
  await admin.connect();
  return admin;
}

interface Parts {
  crew: Crew;
  infoFile: string;
  brokers?: Brokers;
  admin?: Admin;
  bench?: LabBench;
  control?: ControlServer;
}

/** In the order in which they depend on each other: nobody acts, then nobody reads or writes, then no brokers. */
async function stopParts({ crew, infoFile, brokers, admin, bench, control }: Parts): Promise<void> {
  rmSync(infoFile, { force: true });
  bench?.end();
  await control?.stop();
  await crew.stop();
  await admin?.disconnect().catch(() => {});
  await brokers?.stop();
}
