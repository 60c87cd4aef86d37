/** The dashboard's server as a child of a command: its port, its start, and the moment it is ready. */
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { findFreePort, isTaken } from "@/lib/lab/port";
import type { Owner } from "@/lib/process/unprivileged";
import { keepRunning, type Keeper } from "./keep-running";
import { readBasePath } from "./base-path.mjs";
import type { Places } from "./places";
import { Refusal } from "./refusal";
import { describeUnexpectedEnd, startService, type Service } from "./service";

const DEFAULT_PORT = 3000;

export interface Address {
  host: string;
  port: number;
  /** What to open in a browser. */
  url: string;
}

/**
 * The port asked for (by option, else PORT), which must be free; where none was asked for, the first free one from
 * 3000 on. HOST is the address to listen on, TIDEMARK_BASE_PATH the path below which pages are.
 */
export async function chooseAddress(asked: string | undefined, env: NodeJS.ProcessEnv = process.env): Promise<Address> {
  const host = env.HOST || "127.0.0.1";
  const wanted = asked ?? env.PORT;
  if (wanted && !(Number(wanted) >= 1 && Number(wanted) <= 65_535)) {
    throw new Refusal(`PORT=${wanted} is not a port: it must be a whole number from 1 to 65535.`);
  }
  if (wanted && (await isTaken(Number(wanted)))) {
    throw new Refusal(
      `Port ${wanted} is taken by another program. Stop that one, name another port with --port, or leave the port out: then a free one is chosen.`,
    );
  }
  const port = wanted ? Number(wanted) : await findFreePort(DEFAULT_PORT);
  const shown = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  const origin = `http://${shown.includes(":") ? `[${shown}]` : shown}:${port}`;
  return { host, port, url: origin + readBasePath(env) };
}

export interface WebServerOptions {
  places: Places;
  address: Address;
  /** Added to this process's environment. */
  env: Record<string, string | undefined>;
  /** Options of Node itself. */
  nodeArgs?: readonly string[];
  /** As whom it runs; see `chooseServerUser`. */
  owner?: Owner | null;
  show?: boolean;
}

/**
 * The newest part of the heap takes up to twice this, in MB. A cycle makes little that outlives it, and with V8's own 16 a
 * server of many partitions takes 15 MB more and no less time.
 */
const SEMI_SPACE = "--max-semi-space-size=8";

/** Starts the built server. It is up, but not ready: see `awaitReady`. */
export function startWebServer({
  places,
  address,
  env,
  nodeArgs = [],
  owner,
  show,
}: WebServerOptions): Promise<Service> {
  const { host, port } = address;
  return startService({
    name: "the server",
    command: process.execPath,
    args: [SEMI_SPACE, ...nodeArgs, join(places.root, "lib/cli/serve.mjs")],
    cwd: places.root,
    owner,
    env: {
      ...process.env,
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      // glibc gives each thread an arena of its own, and the compiler's threads leave some 60 MB in theirs.
      MALLOC_ARENA_MAX: "1",
      // What is larger is given back when it is freed. Left to itself glibc keeps it: 15 MB of the compilers' alone.
      MALLOC_MMAP_THRESHOLD_: "32000",
      HOST: host,
      PORT: String(port),
      ...env,
    },
    logFile: join(places.logs, "server.log"),
    runDir: places.run,
    show,
  });
}

/**
 * Starts the server and waits until it is ready; from then on it is started again whenever it ends by itself. What goes wrong
 * before that ends the run: a person is there to read it.
 */
export async function bringUpServer(
  run: Keeper & { places: Places },
  options: Omit<WebServerOptions, "places">,
  note: (text: string) => void,
): Promise<void> {
  const start = () => startWebServer({ ...options, places: run.places });
  const server = await start();
  const ready = awaitReady(server, options.address.url, { signal: run.shutdown.signal, note });
  keepRunning(run, server, { name: server.name, ready, again: start, describeEnd: describeUnexpectedEnd });
  await ready;
}

/** Waits until /readyz says yes. Throws when the server ends, when `limitMs` are over, or when `signal` aborts. */
export async function awaitReady(
  service: Service,
  url: string,
  { limitMs = 90_000, signal, note }: { limitMs?: number; signal?: AbortSignal; note?: (text: string) => void } = {},
): Promise<void> {
  const deadline = Date.now() + limitMs;
  let last = "it does not answer";
  const ended = service.exited.then((exit) => {
    throw new Refusal(describeUnexpectedEnd(service, exit));
  });
  ended.catch(() => {}); // ends sooner or later; of interest only while this function waits
  while (Date.now() < deadline) {
    signal?.throwIfAborted();
    const said = await Promise.race([ask(`${url}/readyz`), ended]);
    if (said === null) return;
    last = said;
    note?.(said);
    await Promise.race([wait(100), ended]);
  }
  throw new Refusal(
    `The server was not ready within ${limitMs / 1000} s: ${last}. Its log stands in ${service.logFile}.`,
  );
}

/** Null when ready, else what is in the way. */
async function ask(url: string): Promise<string | null> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) });
    if (answer.ok) return null;
    const body = (await answer.json().catch(() => ({}))) as { waitingFor?: string[] };
    return body.waitingFor?.length ? `waiting for ${body.waitingFor.join(", ")}` : `it answers ${answer.status}`;
  } catch {
    return "it does not answer";
  }
}
