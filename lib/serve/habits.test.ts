/** What was learned of a group, as it is answered: so many topics and no more, or the one that is asked for. */
import { expect, it, vi } from "vitest";
import { habitsAnswer } from "@/lib/api/habits-contract";
import { DeclaredSilences } from "@/lib/core/judge/habits/declared-silences";
import { HabitStore } from "@/lib/core/judge/habits/habit-store";
import { snapshotOf } from "@/lib/core/picture/test-snapshot";
import { DEFAULT_EVALUATION } from "@/lib/core/words/settings";
import { Hub } from "@/lib/live/hub";
import type { Runtime } from "../monitor/runtime";
import { MOST_TOPICS, serveHabits } from "./habits";

const NOW = Date.UTC(2026, 0, 20);

/** A group that has committed on so many topics, and what answers of it. */
function groupOn(topics: number) {
  const snapshot = snapshotOf({ at: NOW, on: [{ group: "billing" }] });
  const hub = new Hub();
  hub.publish(snapshot);
  const store = new HabitStore();
  for (let i = topics - 1; i >= 0; i--)
    store.of("billing", `topic-${String(i).padStart(4, "0")}`).learnCommits(i + 1, NOW - i);
  const monitor = {
    watched: () => ({ snapshot, settingsOf: () => DEFAULT_EVALUATION }),
    habitsOf: vi.fn((group: string) => store.ofGroup(group)),
    habitsOn: store.find.bind(store),
    habitKeeper: { declared: new DeclaredSilences() },
  };
  const parts = { hub, monitors: [monitor] } as unknown as Runtime;
  const { cluster } = snapshot;
  return async (topic?: string) => {
    const query = topic === undefined ? {} : { topic };
    const answered = habitsAnswer.parse(await serveHabits(parts, { cluster, group: "billing" }, query).json());
    // All of a group's are gone through once, not for each topic.
    expect(monitor.habitsOf).toHaveBeenCalledOnce();
    monitor.habitsOf.mockClear();
    return answered;
  };
}

it.each([0, 1, MOST_TOPICS, MOST_TOPICS + 1, 3_000])("of %i topics the first by name are told", async (count) => {
  const { topics, omittedTopics } = await groupOn(count)();
  expect(topics.map(({ topic }) => topic)).toEqual(
    Array.from({ length: Math.min(count, MOST_TOPICS) }, (_, i) => `topic-${String(i).padStart(4, "0")}`),
  );
  expect(topics.length + omittedTopics).toBe(count);
});

it("one that is left out is told when it is asked for; one of which nothing was learned is not there", async () => {
  const ask = groupOn(3_000);
  expect(await ask("topic-2999")).toMatchObject({
    topics: [{ topic: "topic-2999", commits: 3_000 }],
    omittedTopics: 0,
  });
  expect(await ask("orders")).toMatchObject({ topics: [], omittedTopics: 0 });
});
