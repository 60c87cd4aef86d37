/** The order, the bound and the retries of the queue; the database itself is proved in lib/history. */
import { expect, it } from "vitest";
import type { HistoryEvent, HistoryTick } from "@/lib/history/history";
import { logger } from "@/lib/log/log";
import { mostWaiting, TickQueue } from "./tick-queue";

const tick = (at: number): HistoryTick => ({ cluster: "c", at, intervalMs: 1000, topics: [], subscriptions: [] });

const note = (at: number): Omit<HistoryEvent, "id"> => ({
  at,
  cluster: "c",
  group: null,
  topic: null,
  partition: null,
  kind: "note",
  before: null,
  after: null,
  message: "m",
});

/** A database that can be away, and a promise of its next failed write. */
function database() {
  const ticks: number[] = [];
  const events: number[] = [];
  let failed = () => {};
  const state = { away: false, eventsAway: false };
  return {
    state,
    ticks,
    events,
    nextFailure: () => new Promise<void>((resolve) => (failed = resolve)),
    async writeTick(written: HistoryTick) {
      if (state.away) {
        failed();
        throw new Error("connection refused");
      }
      ticks.push(written.at);
    },
    async writeEvents(written: Omit<HistoryEvent, "id">[]) {
      if (state.eventsAway) {
        failed();
        throw new Error("connection refused");
      }
      events.push(...written.map((event) => event.at));
      return written.map((event, index) => ({ ...event, id: String(index) }));
    },
  };
}

const open = (db: ReturnType<typeof database>) => new TickQueue(db, logger("test"));
const push = (queue: TickQueue, at: number, events: Omit<HistoryEvent, "id">[] = []) =>
  new Promise<HistoryEvent[]>((written) => {
    queue.push({ tick: tick(at), events, written });
    if (events.length === 0) written([]);
  });

it("writes in order, and hands events back with their ids", async () => {
  const db = database();
  const queue = open(db);
  void push(queue, 1);
  const written = await push(queue, 2, [note(2)]);
  expect(db.ticks).toEqual([1, 2]);
  expect(written).toMatchObject([{ id: "0", at: 2 }]);
});

it("keeps ticks while the database is away and writes them afterwards, each once", async () => {
  const db = database();
  const queue = open(db);
  db.state.away = true;
  const failure = db.nextFailure();
  for (const at of [1, 2, 3]) void push(queue, at);
  await failure;
  expect(queue.backlog()).toMatchObject({ waiting: 3, oldest: 1, dropped: 0 });
  db.state.away = false;
  await push(queue, 4, [note(4)]);
  expect(db.ticks).toEqual([1, 2, 3, 4]);
});

it("does not write a tick twice when only its events fail", async () => {
  const db = database();
  const queue = open(db);
  db.state.eventsAway = true;
  const failure = db.nextFailure();
  const written = push(queue, 1, [note(1)]);
  await failure;
  db.state.eventsAway = false;
  await written;
  expect(db.ticks).toEqual([1]);
  expect(db.events).toEqual([1]);
});

it("drops whole ticks beyond its bound, and counts them", async () => {
  const db = database();
  const queue = open(db);
  db.state.away = true;
  const failure = db.nextFailure();
  const most = mostWaiting(5000);
  expect(most * 5000).toBeGreaterThanOrEqual(600_000);
  expect(mostWaiting(1000) * 1000).toBeGreaterThanOrEqual(600_000);
  void push(queue, 0);
  await failure;
  for (let at = 1; at < most + 5; at++) void push(queue, at);
  expect(queue.backlog()).toMatchObject({ waiting: most, oldest: 0, dropped: 5 });
  db.state.away = false;
  await push(queue, most + 5, [note(1)]);
  // The head stays, then the oldest went; what is left is in order.
  expect(db.ticks.slice(0, 3)).toEqual([0, 7, 8]);
  expect(db.ticks).toHaveLength(most);
});

it("keeps to its memory, too, and gives packed ticks back as they were", async () => {
  const db = database();
  const written: HistoryTick[] = [];
  const history = { ...db, writeTick: (one: HistoryTick) => db.writeTick(one).then(() => void written.push(one)) };
  const queue = new TickQueue(history, logger("test"), { mostBytes: 20_000 });
  db.state.away = true;
  const failure = db.nextFailure();
  const wide = (at: number): HistoryTick => ({
    ...tick(at),
    topics: [{ topic: "t", topicId: null, logEnd: [2n ** 63n - 1n, null], logStart: [0n, null], leaderless: [1] }],
    subscriptions: [
      {
        group: "g",
        topic: "t",
        // Noise, which packs badly.
        committed: Array.from({ length: 300 }, (_, p) => BigInt(at * 7919 + p * p * 104_729)),
        commitAt: Array.from({ length: 300 }, (_, p) => (p % 7 === 0 ? null : at * 1000 + ((p * 7919) % 1000))),
        members: null,
      },
    ],
  });
  queue.push({ tick: wide(0), events: [], written: () => undefined });
  await failure;
  for (let at = 1; at <= 60; at++) queue.push({ tick: wide(at), events: [], written: () => undefined });
  await expect.poll(() => queue.backlog().bytes).toBeLessThanOrEqual(20_000);
  const { dropped, waiting } = queue.backlog();
  expect(dropped).toBe(61 - waiting);
  db.state.away = false;
  await expect.poll(() => queue.backlog().waiting, { timeout: 10_000 }).toBe(0);
  expect(written.length).toBe(waiting);
  expect(written).toEqual(written.map(({ at }) => wide(at)));
});
