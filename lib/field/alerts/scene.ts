/** What most rows need: one broker with work on it, two receivers that take everything, and a server that watches. */
import { join } from "node:path";
import { startBrokers } from "@/lib/lab/broker";
import { startMailbox, type Mailbox } from "@/lib/lab/mailbox";
import type { AlertField, WatchedServer } from "./alert-field";
import { startHttpSink, type HttpSink } from "./http-sink";
import { waitUntil } from "./wait-until";
import { Work } from "./work";

export const CLUSTER = "verify";
/** Cycle and group wait. */
export const CYCLE_MS = 1_000;
export const GROUP_WAIT_MS = 1_000;
/** As nobody would set it in earnest: a group that commits nothing for so long has stopped. */
const SILENCE_MS = 6_000;

/** More than any row sends. */
const NO_LIMIT = { messages: 1000, perMs: 1000 };

export interface Scene {
  bootstrap: string;
  work: Work;
  hook: HttpSink;
  mailbox: Mailbox;
  server: WatchedServer;
}

/** A webhook and a mailbox, as receivers stand in the settings. */
export const receiversOf = ({ url }: HttpSink, { smtpPort }: Mailbox) => ({
  hook: { webhook: { url }, limit: NO_LIMIT },
  mail: {
    email: {
      ...{ host: "127.0.0.1", port: smtpPort, tls: "none" },
      ...{ from: "tidemark@verify.test", to: ["on-call@verify.test"] },
    },
    limit: NO_LIMIT,
  },
});

const QUICKLY = { silenceMs: SILENCE_MS };

/** `tidemark.yaml` of a cluster that is judged in seconds. */
export const settingsOf = (bootstrap: string, alerts: object, evaluation: object = QUICKLY) => ({
  intervalMs: CYCLE_MS,
  clusters: { [CLUSTER]: { brokers: bootstrap.split(",") } },
  ...{ evaluation, alerts },
});

/** All messages go to these receivers. */
export const allTo = (receivers: Record<string, object>, groupWaitMs = GROUP_WAIT_MS) => ({
  receivers,
  default: { receivers: Object.keys(receivers), groupWaitMs },
});

export interface SceneOptions {
  groups: number;
  /** The settings of alerting, from the two receivers. */
  alerts?: (receivers: Record<string, object>) => object;
  env?: Record<string, string>;
  evaluation?: object;
}

/**
 * Brings everything up and runs `run`; stops it whatever comes. The server is ready, and sees every group well, before that.
 */
export async function withScene<T>(
  field: AlertField,
  { groups, alerts = allTo, env = {}, evaluation }: SceneOptions,
  run: (scene: Scene) => Promise<T>,
): Promise<T> {
  const stops: (() => Promise<unknown>)[] = [];
  const { basePort, dir, javaPath, jarsDir } = field;
  try {
    field.note("starting a broker");
    const brokers = await startBrokers({ javaPath, jarsDir, dir: join(dir, "lab"), brokers: 1, basePort });
    stops.unshift(() => brokers.stop());
    const work = await Work.begin(brokers.bootstrap, groups);
    stops.unshift(() => work.end());
    const hook = await startHttpSink(basePort + 10);
    stops.unshift(() => hook.stop());
    const mailbox = await startMailbox({ basePort: basePort + 20 });
    stops.unshift(() => mailbox.stop());
    const settings = settingsOf(brokers.bootstrap, alerts(receiversOf(hook, mailbox)), evaluation);
    const server = await field.serve(settings, env);
    stops.unshift(() => server.kill());
    field.note("starting the server");
    await server.start();
    await awaitStatus(field, server, work.groups, "OK");
    return await run({ bootstrap: brokers.bootstrap, work, hook, mailbox, server });
  } finally {
    for (const stop of stops) await stop().catch((error: unknown) => field.note(String(error)));
  }
}

interface Row {
  group: string;
  status: string;
}

/**
 * Statuses by group, from the interface; null while it does not answer.
 * @throws Error of a refusal, which waiting does not mend
 */
export async function statusesOf({ url }: WatchedServer): Promise<Map<string, string> | null> {
  // It starts, or was killed.
  const answer = await fetch(`${url}/api/v1/groups`, { signal: AbortSignal.timeout(5_000) }).catch(() => null);
  if (answer === null || answer.status >= 500) return null;
  if (!answer.ok) throw new Error(`/api/v1/groups answers ${answer.status}: ${await answer.text()}`);
  const text = await answer.text().catch(() => null);
  if (text === null) return null;
  const { groups } = JSON.parse(text) as { groups: Row[] };
  return new Map(groups.map(({ group, status }) => [group, status]));
}

/** Until all these groups have the status; answers when that was first seen. */
export function awaitStatus(
  { signal }: AlertField,
  server: WatchedServer,
  groups: readonly string[],
  status: string,
  limitMs = 120_000,
): Promise<number> {
  const what = `${groups.length === 1 ? groups[0] : `${groups.length} groups`} in ${status}`;
  return waitUntil(
    async () => {
      const statuses = await statusesOf(server);
      return statuses && groups.every((group) => statuses.get(group) === status) ? Date.now() : null;
    },
    { what, limitMs, signal },
  );
}
