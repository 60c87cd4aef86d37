/** `npm run soak`: a wall screen in a real browser for an hour, while brokers die and the server restarts. */
import { devNull } from "node:os";
import type { Lab } from "@/lib/lab/lab";
import { ensureChromium } from "../chromium";
import { readOptions, readPort, formatHelp, type CommandSpec } from "../options";
import { findPlaces } from "../places";
import { Progress } from "../progress";
import { build, openRun, describeError, startDatabase, type Run } from "../run";
import type { Service } from "../service";
import { planTroubles, type Trouble } from "../../bench/soak/troubles";
import { openWall, type Wall } from "../../bench/soak/wall-page";
import { judgeSoak, formatSoak, formatTime, type Sample, type SoakFigures } from "../../bench/soak/soak-figures";
import { awaitReady, chooseAddress, startWebServer, type Address } from "../web-server";
import { bringUpLab, fetchTools } from "./demo";

export const SOAK: CommandSpec = {
  command: "npm run soak",
  about: "Shows the wall in a real browser with updates every second, kills brokers and restarts the server meanwhile.",
  options: {
    minutes: { value: "N", about: "how long (60)", read: readMinutes },
    port: { value: "N", about: "port of the dashboard (default: the first free one from 3000 on)", read: readPort },
    json: { about: "print the figures as JSON too" },
  },
};

const MINUTE = 60_000;
const SAMPLE_MS = 1000;

function readMinutes(text: string): string {
  if (!(Number(text) >= 2 && Number(text) <= 7 * 24 * 60)) throw new Error("must be minutes from 2 to 10080");
  return text;
}

export async function main(argv: readonly string[]): Promise<number> {
  const given = readOptions(SOAK, argv);
  if (given.help) {
    process.stdout.write(formatHelp(SOAK));
    return 0;
  }
  const address = await chooseAddress(given.options.port);
  const progress = new Progress();
  const run = await openRun(findPlaces(), progress, "A soak", true);
  try {
    const figures = await Promise.race([soak(run, address, Number(given.options.minutes ?? 60) * MINUTE), run.failed]);
    progress.say(formatSoak(figures));
    if ("json" in given.options) progress.say(JSON.stringify(figures));
    return await run.shutdown.end(judgeSoak(figures).length === 0 ? 0 : 1);
  } catch (error) {
    if (!run.shutdown.begun) progress.say(`\n${describeError(error)}`);
    return run.shutdown.end(1);
  }
}

async function soak(run: Run, address: Address, lengthMs: number): Promise<SoakFigures> {
  const { places, progress, shutdown } = run;
  const browser = await progress.step("Chromium", ({ note }) => ensureChromium(places.root, "whole", note));
  const [lab, database] = await Promise.all([
    fetchTools(run).then(() => bringUpLab(run, 3)),
    startDatabase(run),
    build(run),
  ]);
  const env = {
    ...{ KAFKA_BROKERS: lab.bootstrap, DATABASE_URL: database, TIDEMARK_CLUSTER_NAME: "lab" },
    ...{ TIDEMARK_LAB_URL: lab.controlUrl, TIDEMARK_CONFIG: devNull, TIDEMARK_INTERVAL_MS: "1000" },
  };
  let server: Service | null = null;
  shutdown.add("the server", () => server?.stop());
  const start = async () => {
    server = await startWebServer({ places, address, env });
    await awaitReady(server, address.url, { signal: shutdown.signal });
  };
  await progress.step("dashboard", start);
  const wall = await openWall(browser.path, `${address.url}/wall`);
  shutdown.add("the browser", () => wall.close());
  const act = (trouble: Trouble) => makeTrouble(trouble, lab, { stop: async () => server?.stop(), start });
  return watch(wall, lengthMs, act, run);
}

async function makeTrouble(
  trouble: Trouble,
  lab: Lab,
  server: { stop(): Promise<void>; start(): Promise<void> },
): Promise<void> {
  if (trouble.kind === "server-stops") return server.stop();
  if (trouble.kind === "server-starts") return server.start();
  // The lab kills its second broker by itself, too: one that is down is brought up first.
  const restart = trouble.kind === "kill-broker" ? await order(lab, "restart-broker") : null;
  const refusal = await order(lab, trouble.kind);
  if (refusal === null) return;
  const before = restart === null ? "" : ` Before, it refused restart-broker: ${restart}`;
  throw new Error(`The lab refused ${trouble.kind}: ${refusal}${before}`);
}

/** Gives the lab an order; answers why it refused, or null. */
async function order(lab: Lab, action: string): Promise<string | null> {
  const response = await fetch(new URL(`/offline-partition/${action}`, lab.controlUrl), { method: "POST" });
  return response.ok ? null : response.text();
}

/** Looks at the wall every second, and makes trouble when it is due. */
async function watch(
  wall: Wall,
  lengthMs: number,
  act: (trouble: Trouble) => Promise<void>,
  { progress, shutdown, fail }: Run,
): Promise<SoakFigures> {
  const samples: Sample[] = [];
  const troubles = planTroubles(lengthMs);
  const made: Promise<void>[] = [];
  const started = Date.now();
  let printed = -1;
  for (let turn = 0; Date.now() - started < lengthMs; turn++) {
    shutdown.signal.throwIfAborted();
    const elapsed = Date.now() - started;
    for (let due = troubles[0]; due && due.atMs <= elapsed; due = troubles[0]) {
      troubles.shift();
      progress.say(`${formatTime(elapsed)} ${due.kind}`);
      made.push(act(due).catch((error: unknown) => fail(error as Error)));
    }
    const sample = { atMs: elapsed, ...(await wall.look()) };
    if (sample.groups === 0 && samples.at(-1)?.groups !== 0)
      progress.say(`${formatTime(elapsed)} the picture is lost: ${sample.instead}`);
    samples.push(sample);
    const minute = Math.floor(elapsed / MINUTE);
    if (minute > printed) {
      printed = minute;
      const heap = await wall.heap();
      samples.push({ ...sample, heapBytes: heap });
      progress.say(
        `${formatTime(elapsed)} heap ${(heap / 1e6).toFixed(1)} MB, ${sample.nodes} elements, ${sample.connected ? "connected" : "server away"}, ${sample.level}`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, started + (turn + 1) * SAMPLE_MS - Date.now())));
  }
  await Promise.all(made);
  const last = { atMs: Date.now() - started, ...(await wall.look()), heapBytes: await wall.heap() };
  return { lengthMs, samples: [...samples, last], reloads: wall.reloads(), errors: wall.errors() };
}
