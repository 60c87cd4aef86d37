/** Brings up a large cluster and the built server, and measures the pages in a real Chromium. */
import { join } from "node:path";
import { startLoad } from "@/lib/lab/load";
import { planLoad, type LoadSize } from "@/lib/lab/load-plan";
import { findFreePort } from "@/lib/lab/port";
import { keepAlive, type Run } from "../cli/run";
import { awaitReady, startWebServer } from "../cli/web-server";
import type { PageFigures } from "./page-figures";
import { measureFilter, measureLoad, measureMainThread, measureScroll } from "./page-overview";
import { measureLookers } from "./page-lookers";
import { measureCommits, measureRange, ON_OVERVIEW, onGroupPage } from "./page-live";
import { fillDay, seedPageGroups } from "./pages-world";
import { bringUpWorld } from "./world";

export interface PagesOptions {
  size: LoadSize;
  intervalMs: number;
  /** Every group commits once in so many ms. */
  roundMs: number;
  /** Null: the one that Playwright installed for itself. */
  chromium: string | null;
}

const CLUSTER = "bench";
const WEB_PORT = 3900;
const ARGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"];

export async function measurePages(run: Run, options: PagesOptions): Promise<PageFigures> {
  const { size, intervalMs, roundMs } = options;
  const { places, progress, shutdown } = run;
  const world = await bringUpWorld(run, size);
  const { bootstrap } = world.brokers;
  const own = await progress.step("groups to look at", () => seedPageGroups(bootstrap));
  shutdown.add("commits", () => own.close());
  await progress.step("a day of history", ({ note }) => fillDay(world.databaseUrl, CLUSTER, note));
  const load = await progress.step("load", () =>
    startLoad({ bootstrap, size, roundMs, logFile: join(places.logs, "load.log") }),
  );
  shutdown.add("the load", () => load.stop());
  const port = await findFreePort(WEB_PORT);
  const address = { host: "127.0.0.1", port, url: `http://127.0.0.1:${port}` };
  const pid = await progress.step("server", async ({ note }) => {
    const env = {
      DATABASE_URL: world.databaseUrl,
      KAFKA_BROKERS: bootstrap,
      TIDEMARK_CLUSTER_NAME: CLUSTER,
      TIDEMARK_CONFIG: "/dev/null",
      TIDEMARK_INTERVAL_MS: String(intervalMs),
      TIDEMARK_LAB_URL: undefined,
    };
    const service = await startWebServer({ places, address, env });
    keepAlive(run, service);
    await awaitReady(service, address.url, { signal: shutdown.signal, note });
    return service.pid;
  });
  const { chromium } = await import("@playwright/test");
  const browser = await chromium.launch({ executablePath: options.chromium ?? undefined, args: ARGS });
  shutdown.add("Chromium", () => browser.close());
  const context = { browser, url: address.url, signal: shutdown.signal };
  const first = await progress.step("first load", () => measureLoad(context));
  const keystrokeMs = await progress.step("filter", () => measureFilter(context));
  const longestFrameMs = await progress.step("scroll", () => measureScroll(context));
  const mainThread = await progress.step("live", () => measureMainThread(context));
  const rangeMs = await progress.step("24 h", () => measureRange(context, CLUSTER));
  const commits = (place: typeof ON_OVERVIEW, first: number) =>
    measureCommits(context, place, first, own.commitBefore, intervalMs);
  const commitMs = await progress.step("commits, overview", () => commits(ON_OVERVIEW, 100));
  const groupCommitMs = await progress.step("commits, group", () => commits(onGroupPage(CLUSTER), 200));
  const lookers = {
    cluster: CLUSTER,
    groups: planLoad(size)
      .groups.slice(0, 10)
      .map(({ group }) => group),
  };
  const lookersCpu = await progress.step("ten groups", () => measureLookers(context, pid, lookers, intervalMs));
  return { ...first, keystrokeMs, longestFrameMs, commitMs, groupCommitMs, lookersCpu, rangeMs, mainThread };
}
