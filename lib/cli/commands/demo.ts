/** `npm run demo`: a real Kafka with real traffic, PostgreSQL, and the dashboard on top, from nothing. */
import { randomBytes } from "node:crypto";
import { appendFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { BrokerCount } from "@/lib/lab/broker-config";
import { ensureJava } from "@/lib/lab/java";
import { ensureKafkaJars, KAFKA_VERSION } from "@/lib/lab/kafka-jars";
import { startLab, type Lab } from "@/lib/lab/lab";
import { startMailbox, type Mailbox } from "@/lib/lab/mailbox";
import { readChoice, readOptions, readPort, formatHelp, type CommandSpec } from "../options";
import { findPlaces, type Places } from "../places";
import { Progress } from "../progress";
import { build, logFile, openRun, runUntilStopped, startDatabase, type Run } from "../run";
import { chooseServerUser } from "../server-user";
import { noteProcess } from "../service";
import { bringUpServer, chooseAddress, type Address } from "../web-server";

export const DEMO: CommandSpec = {
  command: "npm run demo",
  about: "Starts a real Kafka with real traffic, PostgreSQL and the dashboard. Ctrl-C stops all of it.",
  options: {
    fresh: { about: "start from nothing: forget brokers' data and history, keep downloads" },
    brokers: {
      value: "1|3",
      about: "how many brokers; of three, which keep three replicas of everything, one can be killed (default 1)",
      read: readChoice("1", "3"),
    },
    port: { value: "N", about: "port of the dashboard (default: the first free one from 3000 on)", read: readPort },
  },
};

/** The lab's ports begin here; those that are taken are passed over. */
const LAB_PORT = 19_092;
/** Mails of the demo, and their page. */
const MAILBOX_PORT = 19_225;

export async function main(argv: readonly string[]): Promise<number> {
  const given = readOptions(DEMO, argv);
  if (given.help) {
    process.stdout.write(formatHelp(DEMO));
    return 0;
  }
  const address = await chooseAddress(given.options.port);
  const progress = new Progress();
  const run = await openRun(findPlaces(), progress, "A demo", "fresh" in given.options);
  const brokers = given.options.brokers === "3" ? 3 : 1;
  return runUntilStopped(run, () => bringUp(run, address, brokers));
}

async function bringUp(run: Run, address: Address, brokers: BrokerCount): Promise<void> {
  const { places, progress, shutdown } = run;
  const mailbox = await startMailbox({ basePort: MAILBOX_PORT });
  shutdown.add("the mailbox", () => mailbox.stop());
  // When one of them fails, the others are broken off or stopped by the shutdown.
  const [lab, database] = await Promise.all([
    fetchTools(run).then(() => bringUpLab(run, brokers, mailbox.url)),
    startDatabase(run),
    build(run),
  ]);
  const settings = writeSettings(places, mailbox, address);
  const env = {
    KAFKA_BROKERS: lab.bootstrap,
    DATABASE_URL: database,
    TIDEMARK_CLUSTER_NAME: "lab",
    TIDEMARK_LAB_URL: lab.controlUrl,
    // The demo is the lab's: a tidemark.yaml for one's own clusters stays out of it.
    TIDEMARK_CONFIG: settings,
    TIDEMARK_LINK_KEY: randomBytes(32).toString("hex"),
  };
  await progress.step("dashboard", async ({ note }) => {
    const { owner, note: stays } = chooseServerUser([places.root, join(places.root, ".next"), settings]);
    if (stays) progress.say(stays);
    await bringUpServer(run, { address, env, owner }, note);
  });
  progress.say(describeWhatToSee(address, progress.elapsed(), brokers, mailbox));
}

/** Settings of the demo: whoever is in trouble is told of by a mail that can be read in its mailbox. JSON is YAML, too. */
function writeSettings({ state }: Places, { smtpPort }: Mailbox, { url }: Address): string {
  const smtp = { host: "127.0.0.1", port: smtpPort, tls: "none" };
  const settings = {
    alerts: {
      receivers: { mailbox: { email: { ...smtp, from: "tidemark@demo.test", to: ["on-call@demo.test"] } } },
      default: { groupWaitMs: 5_000 },
      linkKey: { env: "TIDEMARK_LINK_KEY" },
      publicUrl: url,
    },
  };
  const file = join(state, "demo-settings.yaml");
  // The server may run as another user.
  writeFileSync(file, `${JSON.stringify(settings, null, 2)}\n`, { mode: 0o644 });
  return file;
}

const MEGABYTE = 1_000_000;

export async function fetchTools({ places, progress }: Run): Promise<void> {
  const java = progress.step(
    "Java",
    ({ note }) => ensureJava({ log: note }),
    ({ major, path }) => `version ${major}, ${path}`,
  );
  const jars = progress.step(
    `Kafka ${KAFKA_VERSION}`,
    ({ note }) =>
      ensureKafkaJars({
        dir: places.jars,
        log: (line) => progress.say(`  ${line}`),
        progress: (done, total) => note(`${(done / MEGABYTE).toFixed(0)} of ${(total / MEGABYTE).toFixed(0)} MB`),
      }),
    ({ fetched }) => (fetched > 0 ? `${fetched} jars fetched` : "jars verified"),
  );
  await Promise.all([java, jars]);
}

export function bringUpLab(run: Run, brokers: BrokerCount, mailboxUrl?: string): Promise<Lab> {
  const { places, progress, shutdown, fail } = run;
  return progress.step(
    "broker and traffic",
    async ({ note }) => {
      const lab = await startLab({
        stateDir: places.lab,
        cacheDir: places.cache,
        brokers,
        basePort: LAB_PORT,
        ...(mailboxUrl !== undefined && { mailboxUrl }),
        log: (line) => {
          note(line);
          appendFileSync(logFile(places, "lab"), `${line}\n`);
        },
      });
      const forget = lab.pids().map((pid) => noteProcess(places.run, "a process of the lab", pid));
      shutdown.add("the lab", async () => {
        await lab.stop();
        for (const each of forget) each();
      });
      void lab.failed.then((error) => shutdown.begun || fail(error));
      return lab;
    },
    (lab) => lab.bootstrap,
  );
}

function describeWhatToSee({ url }: Address, elapsed: string, brokers: BrokerCount, mailbox: Mailbox): string {
  const offline =
    brokers === 3
      ? `  ${url}/cases/offline-partition     partitions whose only broker is dead; the Lab page restarts it`
      : `  ${url}/cases/offline-partition     needs: npm run demo -- --brokers 3`;
  return `
Tidemark runs after ${elapsed}: ${url}

  ${url}/                            all groups, what is wrong first
  ${url}/cases/normal                bursts and a slow consumer that keeps up
  ${url}/cases/throughput-problem    it consumes, but slower than records arrive
  ${url}/cases/stalled-consumer      alive, and stuck on one record
${offline}
  ${url}/wall                        for a screen on the wall
  ${url}/alerts                      who is told of what, and was
  ${mailbox.url}                            the mails that were sent, in a mailbox of the demo
  ${url}/lab                         turn the knobs: add consumers, heal the stuck partition

Each case shows within a minute. \`npm run lab\` in a second terminal lists the knobs. Ctrl-C stops everything.
`;
}
