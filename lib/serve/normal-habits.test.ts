/** What people say is normal: taken, obeyed, shown with who said it, taken back; nonsense is refused with the field that is wrong. */
import { expect, it } from "vitest";
import { habitsOfTopic } from "@/lib/api/habits-contract";
import { HabitStore } from "@/lib/core/judge/habits/habit-store";
import { snapshotOf } from "@/lib/core/picture/test-snapshot";
import { say as said } from "@/lib/core/words/sentences/facts";
import { DEFAULT_EVALUATION } from "@/lib/core/words/settings";
import type { HistoryEvent } from "@/lib/history/history";
import type { EventFilter } from "@/lib/history/model";
import { Hub } from "@/lib/live/hub";
import { logger } from "@/lib/log/log";
import { HabitKeeper, type Taught } from "../monitor/habit-keeper";
import type { Runtime } from "../monitor/runtime";
import { serveNormal, serveSilenceRemoval } from "./normal-habits";

const MINUTE = 60_000;
const DAY = 1440 * MINUTE;
const NOW = Date.UTC(2026, 0, 20);
const of = { cluster: "lab", group: "billing", topic: "orders" };

/** A group known for a week, what was told of it, and a memory in place of the database. */
function world(events: Partial<HistoryEvent>[] = []) {
  const snapshot = snapshotOf({
    ...{ at: NOW, logs: { orders: [{ end: 9n }], other: [{ end: 9n }] } },
    on: [{ group: "billing", committed: { orders: [9n] } }],
  });
  const hub = new Hub();
  hub.publish(snapshot);
  const store = new HabitStore();
  for (let at = NOW - 7 * DAY, i = 0; at <= NOW; at += 10 * MINUTE) store.of("billing", "orders").learnCommits(++i, at);
  const stored: object[] = [];
  const notes: string[] = [];
  const history = {
    writeHabits: async () => undefined,
    readEvents: async ({ topic }: EventFilter) =>
      events.filter((event) => topic === undefined || event.topic === topic),
    writeSilence: async (_: string, declared: object) => void stored.push(declared),
    deleteSilence: async () => void stored.pop(),
    writeEvents: async (written: HistoryEvent[]) => {
      notes.push(...written.map(({ group, topic, message }) => `${group}/${topic} ${message}`));
      return written;
    },
  } as unknown as Runtime["history"];
  const keeper = new HabitKeeper({ cluster: "lab", history, log: logger("test") });
  const settingsOf = keeper.declared.over(() => DEFAULT_EVALUATION);
  const monitor = {
    ...{ watched: () => ({ snapshot, settingsOf }), habitsOn: store.find.bind(store) },
    ...{ habitKeeper: keeper, teachHabits: (taught: Taught) => keeper.teach(store, taught) },
  };
  const parts = { hub, history, historyWaits: () => null, monitors: [monitor] } as unknown as Runtime;
  const say = (body: object, place = of) => {
    const headers = { "content-type": "application/json" };
    const request = new Request("http://127.0.0.1/", { method: "POST", headers, body: JSON.stringify(body) });
    return serveNormal(parts, place, request, NOW);
  };
  return { say, takeBack: () => serveSilenceRemoval(parts, of, NOW), settingsOf, stored, notes };
}

it("silence that is said to be normal goes before what was learned, until it is taken back", async () => {
  const { say, takeBack, settingsOf, stored, notes } = world();
  const answer = await say({ silenceMs: 70 * MINUTE, author: " Mina  Kim " });
  expect(answer.status).toBe(201);
  expect(habitsOfTopic.parse(await answer.json())).toMatchObject({
    declared: { silenceMs: 70 * MINUTE, author: "Mina Kim", at: NOW },
    limitMs: 70 * MINUTE,
  });
  expect(stored).toMatchObject([{ group: "billing", topic: "orders", silenceMs: 70 * MINUTE }]);
  expect(settingsOf("billing", "orders")).toEqual({ ...DEFAULT_EVALUATION, silenceMs: 70 * MINUTE });
  expect(settingsOf("billing", "other")).toBe(DEFAULT_EVALUATION);
  expect((await takeBack()).status).toBe(204);
  expect(settingsOf("billing", "orders")).toBe(DEFAULT_EVALUATION);
  expect([stored, (await takeBack()).status]).toEqual([[], 404]);
  expect(notes).toEqual([
    "billing/orders orders: no commits for up to 70 min declared normal by Mina Kim",
    "billing/orders orders: silence is judged by what is usual again",
  ]);
});

it.each([
  ["stalled.silent-member", "silences"],
  ["stalled.repeats", "repeats"],
] as const)("trouble told as %s that was none is learned among %s", async (key, among) => {
  const facts = { offset: "9", ms: 60 * MINUTE, atLeast: false, arrived: null, lag: "3" };
  const stall = { topic: "orders", partition: 0, after: "STALLED", at: NOW - 30 * MINUTE, said: said(key, facts) };
  const { say, notes } = world([{ ...stall, at: NOW - 20 * MINUTE, after: "OK", said: undefined }, stall]);
  const taught = await say({ from: NOW - DAY, to: NOW });
  const habits = habitsOfTopic.parse(await taught.json());
  const other = among === "silences" ? "repeats" : "silences";
  expect(habits[among].reduce((sum, { count }) => sum + count, 0)).toBeCloseTo(1);
  expect(notes).toEqual(["billing/orders orders: the reported problem was declared normal"]);
  expect(habits[other].every(({ count }) => count === 0)).toBe(true);
  // As long as the trouble was, not as the range that somebody chose.
  expect(habits[among].find(({ count }) => count > 0)!.upToMs).toBeLessThan(120 * MINUTE);
  if (among === "silences") expect(habits.limitMs).toBeGreaterThan(70 * MINUTE);
});

it.each([
  ["nothing", {}, 400, "silenceMs"],
  ["both", { silenceMs: 70 * MINUTE, from: NOW - DAY, to: NOW }, 400, "from"],
  ["no time at all", { silenceMs: 0 }, 400, "silenceMs"],
  ["more than two weeks", { silenceMs: 14 * DAY + 1 }, 400, "silenceMs"],
  ["a fraction", { silenceMs: 70 * MINUTE + 0.5 }, 400, "silenceMs"],
  ["a beginning alone", { from: NOW - DAY }, 400, "to"],
  ["an end before the beginning", { from: NOW, to: NOW - DAY }, 400, "to"],
  ["what is still to come", { from: NOW - DAY, to: NOW + MINUTE }, 400, "to"],
  ["a time in which nothing was told", { from: NOW - DAY, to: NOW }, 400, "from"],
  ["a name that is too long", { silenceMs: 70 * MINUTE, author: "x".repeat(101) }, 400, "author"],
])("%s is refused", async (_, body, status, field) => {
  const { say, stored } = world();
  const refused = await say(body);
  expect([refused.status, ((await refused.json()) as { field: string }).field]).toEqual([status, field]);
  expect(stored).toEqual([]);
});

it("nothing is taken of a topic that the group is not on", async () => {
  const { say } = world();
  expect((await say({ silenceMs: 70 * MINUTE }, { ...of, topic: "other" })).status).toBe(404);
});
