/** Postgres goes away and comes back: ticks wait, and are all there afterwards, in order. */
import fs from "node:fs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startEmbeddedPostgres, type EmbeddedPostgres } from "@/lib/history/embedded";
import { makeOpenFolder } from "@/lib/history/fresh-database";
import { openHistory, type History, type HistoryTick } from "@/lib/history/history";
import { migrate } from "@/lib/history/migrate";
import { newCluster, SECOND, T, tickOf } from "@/lib/history/test-history";
import { logger } from "@/lib/log/log";
import { TickQueue } from "./tick-queue";

const dir = makeOpenFolder();
let server: EmbeddedPostgres;
let history: History;

beforeAll(async () => {
  server = await startEmbeddedPostgres({ dir });
  await migrate(server.url);
  history = await openHistory({ url: server.url, keepsHouse: false });
});

afterAll(async () => {
  await history.close();
  await server.stop();
  fs.rmSync(dir, { recursive: true, force: true });
});

it("loses nothing while the server is stopped and started again", { timeout: 120_000 }, async () => {
  const cluster = newCluster();
  const queue = new TickQueue(history, logger("test"), { intervalMs: SECOND });
  const ticks = Array.from({ length: 40 }, (_, index) =>
    tickOf(cluster, T + index * SECOND, { logEnd: [BigInt(index)], committed: [null], intervalMs: SECOND }),
  );
  const push = (tick: HistoryTick) => queue.push({ tick, events: [], written: () => undefined });
  ticks.slice(0, 10).forEach(push);
  await expect.poll(() => queue.backlog().waiting, { timeout: 30_000 }).toBe(0);
  const port = Number(new URL(server.url).port);
  await server.stop();
  ticks.slice(10, 30).forEach(push);
  await expect
    .poll(() => queue.backlog(), { timeout: 30_000 })
    .toMatchObject({
      waiting: 20,
      oldest: ticks[10]!.at,
      failing: true,
      dropped: 0,
    });
  expect(queue.backlog().bytes).toBeGreaterThan(0);
  server = await startEmbeddedPostgres({ dir, port });
  ticks.slice(30).forEach(push);
  await expect.poll(() => queue.backlog(), { timeout: 60_000 }).toMatchObject({ waiting: 0, failing: false });
  const stored: HistoryTick[] = [];
  for await (const tick of history.readTicks({ cluster, from: 0, to: Date.now() })) stored.push(tick);
  expect(stored).toEqual(ticks);
  await queue.stop();
});
