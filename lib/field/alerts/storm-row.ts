/** Many groups lose a broker, and then the whole cluster: one cause is one message, and what cannot be seen has not ended. */
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { startBrokers, type Brokers } from "@/lib/lab/broker";
import { startMailbox, type Mailbox } from "@/lib/lab/mailbox";
import { Mismatch } from "../row";
import type { AlertField, AlertRow, WatchedServer } from "./alert-field";
import { gatherCrowd } from "./crowd";
import { heardByHook } from "./heard";
import { startHttpSink, type HttpSink } from "./http-sink";
import { brokerNamed, clusterNamed, followersIn } from "./phrases";
import { allTo, awaitStatus, CLUSTER, receiversOf, settingsOf } from "./scene";
import { waitUntil } from "./wait-until";

const MOST_MESSAGES = 3;
const KILLED = 3;
const HEARD_MS = 120_000;
/** Long enough for what follows from a cause to be counted in its message; half of what it is by default. */
const COLLECTED_MS = 15_000;
/** So long nothing more may come. */
const QUIET_MS = 60_000;

interface Storm {
  brokers: Brokers;
  hook: HttpSink;
  mailbox: Mailbox;
  server: WatchedServer;
}

async function checkStorm(field: AlertField): Promise<string> {
  const stops: (() => Promise<unknown>)[] = [];
  const { basePort, dir, javaPath, jarsDir, note, extent } = field;
  try {
    note("starting three brokers");
    const brokers = await startBrokers({ javaPath, jarsDir, dir: join(dir, "lab"), brokers: 3, basePort });
    stops.unshift(() => brokers.stop());
    const groups = await gatherCrowd(brokers.bootstrap, extent.groups, note);
    const hook = await startHttpSink(basePort + 10);
    stops.unshift(() => hook.stop());
    const mailbox = await startMailbox({ basePort: basePort + 20 });
    stops.unshift(() => mailbox.stop());
    const server = await field.serve(settingsOf(brokers.bootstrap, allTo(receiversOf(hook, mailbox), COLLECTED_MS)));
    stops.unshift(() => server.kill());
    note("starting the server");
    await server.start();
    await awaitStatus(field, server, groups, "OK");
    const storm = { brokers, hook, mailbox, server };
    const killed = await killBroker(field, storm, groups);
    return `${groups.length} groups: ${killed}; ${await blockAll(field, storm)}`;
  } finally {
    for (const stop of stops) await stop().catch((error: unknown) => note(String(error)));
  }
}

async function killBroker(field: AlertField, storm: Storm, groups: readonly string[]): Promise<string> {
  const { brokers, hook, mailbox, server } = storm;
  field.note(`broker ${KILLED} is killed`);
  await brokers.kill(KILLED);
  await awaitStatus(field, server, groups, "ERROR", HEARD_MS);
  await awaitNotified(field, storm, `broker ${KILLED}`, brokerNamed(KILLED, CLUSTER));
  await wait(QUIET_MS, undefined, { signal: field.signal });
  const counts = [hook.requests.length, mailbox.mails().length];
  const wrong = counts.some((count) => count > MOST_MESSAGES)
    ? [`${counts.join(" and ")} messages to the receivers, and ${MOST_MESSAGES} are enough: ${subjectsOf(mailbox)}`]
    : [];
  if (!mailbox.mails().some(({ text }) => text.includes(brokerNamed(KILLED, CLUSTER))))
    wrong.push(`no mail names broker ${KILLED}`);
  const counted = Math.max(0, ...mailbox.mails().map(({ subject }) => followersIn(subject)));
  if (counted < groups.length) wrong.push(`the mail counts ${counted} that follow: ${subjectsOf(mailbox)}`);
  wrong.push(...endsIn(storm));
  if (wrong.length > 0) throw new Mismatch(wrong);
  return `a killed broker is ${counts.join(" and ")} messages (${subjectsOf(mailbox)})`;
}

/** All that still live stand still with their ports open, as behind a firewall that drops what comes. */
async function blockAll(field: AlertField, storm: Storm): Promise<string> {
  const pids = storm.brokers.pids();
  const before = storm.hook.requests.length;
  field.note("the cluster is blocked");
  for (const pid of pids) process.kill(pid, "SIGSTOP");
  try {
    await awaitNotified(field, storm, "cluster", clusterNamed(CLUSTER));
    await wait(QUIET_MS, undefined, { signal: field.signal });
  } finally {
    for (const pid of pids) process.kill(pid, "SIGCONT");
  }
  const more = storm.hook.requests.length - before;
  const wrong = endsIn(storm);
  if (more > MOST_MESSAGES) wrong.push(`${more} messages about a cluster that cannot be reached`);
  if (wrong.length > 0) throw new Mismatch(wrong);
  return `a blocked cluster is ${more} more, and nothing is said to have ended`;
}

/** Until both receivers were told of this cause, which mails call by its name. */
async function awaitNotified(
  { signal }: AlertField,
  { hook, mailbox }: Storm,
  cause: string,
  name: string,
): Promise<void> {
  const heard = () => heardByHook(hook.requests).some(({ about, state }) => about === cause && state === "firing");
  const mailed = () => mailbox.mails().some(({ text }) => text.includes(name));
  const what = () => `${cause} at both receivers (told so far: ${subjectsOf(mailbox)})`;
  await waitUntil(() => (heard() && mailed()) || null, { what, limitMs: HEARD_MS, signal });
}

const subjectsOf = (mailbox: Mailbox) =>
  [...mailbox.mails()]
    .reverse()
    .map(({ subject }) => `"${subject}"`)
    .join(", ");

function endsIn({ hook }: Storm): string[] {
  const ends = heardByHook(hook.requests).filter(({ state }) => state === "resolved" || state === "passed");
  return ends.map(({ about, state }) => `${about} is said to be ${state}, and nothing has ended`);
}

export const STORM_ROW: AlertRow = {
  name: "storm",
  about: "many groups lose one of three brokers, and then the cluster cannot be reached",
  run: checkStorm,
};
