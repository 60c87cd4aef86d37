/** Habits out of a stored past: silences that were normal, none of what was told, in the time that there is. */
import { expect, it } from "vitest";
import { HabitStore } from "@/lib/core/judge/habits/habit-store";
import type { StoredMoment } from "@/lib/core/past/stored-past";
import { DEFAULT_EVALUATION } from "@/lib/core/words/settings";
import { logger } from "@/lib/log/log";
import { HabitLearner } from "./habit-learner";

const MINUTE = 60_000;
const NOW = Date.UTC(2026, 0, 20);
const DAYS = 2;

/** Stored readings every half minute; the group commits every `everyMinutes` all that waits. */
async function* stored(everyMinutes: number): AsyncGenerator<StoredMoment> {
  for (let at = NOW - DAYS * 1440 * MINUTE; at <= NOW; at += MINUTE / 2) {
    const commitAt = Math.floor(at / (everyMinutes * MINUTE)) * everyMinutes * MINUTE;
    yield {
      ...{ at, topic: "orders", topicId: "id", first: 0, logStart: [0n], leaderless: [], members: 1 },
      ...{ logEnd: [BigInt(at)], committed: [BigInt(commitAt)], commitAt: [commitAt] },
    };
  }
}

const learner = (budgetMs?: number) => {
  const history = { readGroupMoments: ({ group }: { group: string }) => stored(group === "slow" ? 6 : 1) };
  return new HabitLearner({
    cluster: "lab",
    history,
    settingsOf: () => DEFAULT_EVALUATION,
    log: logger("test"),
    budgetMs,
  });
};

it("a first start knows what the stored days say", async () => {
  const store = new HabitStore();
  await learner().learn(() => store, ["slow", "quick"], NOW);
  const slow = store.find("slow", "orders")!;
  expect(slow.known(NOW)).toMatchObject({ knownMs: DAYS * 1440 * MINUTE });
  expect(slow.commits).toBeGreaterThan(400);
  expect(slow.silences.longest()!.ms).toBeGreaterThanOrEqual(6 * MINUTE - MINUTE / 2);
  expect(slow.changed).toBe(true);
  expect(store.find("quick", "orders")!.silences.longest()!.ms).toBeLessThan(2 * MINUTE);
});

it("it ends when its time is up, and when it is stopped", async () => {
  const store = new HabitStore();
  await learner(0).learn(() => store, ["slow"], NOW);
  const stopped = learner();
  stopped.stop();
  await stopped.learn(() => store, ["slow"], NOW);
  expect([...store.all()]).toEqual([]);
});
