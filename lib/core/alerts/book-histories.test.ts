import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { steadyAt } from "./flapping";
import { MINUTE, policyOf, receiverOf, routeOf, SECOND } from "./test-policy";
import { Scene, type GivenView } from "./test-scene";
import { CONSUMER_STATUSES } from "../words/terms";

const GROUPS = ["a", "b", "c"];

/** Some time in which a picture stays the same, and what befalls the program meanwhile. */
const stretch = fc.record({
  statuses: fc.tuple(...GROUPS.map(() => fc.constantFrom(...CONSUMER_STATUSES))),
  absent: fc.option(fc.constantFrom(...GROUPS), { freq: 6 }),
  unreachable: fc.boolean(),
  seconds: fc.constantFrom(5, 10, 20, 40, 90, 400),
  restart: fc.boolean(),
  down: fc.subarray(["ops", "team"]),
  /** Whose answers are lost: the program ends before they come. */
  mute: fc.subarray(["ops", "team"]),
});

const policy = policyOf([receiverOf("ops"), receiverOf("team")], {
  routes: [routeOf("one", ["ops"], { goOn: true }), routeOf("two", ["team"], { groupWaitMs: 10 * SECOND })],
});

describe("whatever happens, and whenever the program ends and receivers fail", () => {
  it("each receiver learns the truth, once, and of no end that nobody saw", () => {
    fc.assert(
      fc.property(fc.array(stretch, { minLength: 1, maxLength: 12 }), (stretches) => {
        const scene = new Scene(policy);
        /** Groups that were seen to be well, or gone, since they were told to fire. */
        const over = new Map<string, number>();
        for (const { statuses, absent, unreachable, seconds, restart, down, mute } of stretches) {
          // An answer that was lost, and then tries that fail: what is new meanwhile repeats what may have been told.
          const lost = [...scene.mute];
          if (restart || lost.length > 0) scene.restart();
          scene.mute.clear();
          for (const receiver of mute) scene.mute.add(receiver);
          scene.down.clear();
          for (const receiver of down) if (!lost.includes(receiver)) scene.down.add(receiver);
          const given = viewOf(statuses, absent, unreachable && seconds < 90);
          if (!given.unreachable)
            GROUPS.forEach((group, i) => statuses[i] === "OK" && group !== absent && over.set(group, scene.now));
          scene.run(
            { ...given, ...(given.unreachable && { unreachable: { ...given.unreachable, since: scene.now } }) },
            seconds * SECOND,
          );
          expectOneEach(scene);
        }
        expectNoInventedEnd(scene, over);
        scene.down.clear();
        if (scene.mute.size > 0) scene.restart();
        scene.mute.clear();
        const last = stretches.at(-1)!.statuses.map((status) => (status === "UNKNOWN" ? "OK" : status));
        scene.run(viewOf(last, null, false), 25 * MINUTE, 20 * SECOND);
        expectTruth(scene, last);
      }),
      { numRuns: 25 },
    );
  }, 120_000);
});

function viewOf(
  statuses: readonly (typeof CONSUMER_STATUSES)[number][],
  absent: string | null,
  isAway: boolean,
): GivenView {
  const groups = Object.fromEntries(
    GROUPS.map((group, i) => [group, statuses[i]!]).filter(([group]) => group !== absent),
  );
  return {
    groups,
    listsGroups: absent === null,
    ...(isAway && { unreachable: { since: 0, why: "away", said: null } }),
  };
}

function expectOneEach(scene: Scene): void {
  const keys = scene.book.waiting().map(({ route, receiver, cluster }) => JSON.stringify([route, receiver, cluster]));
  expect(new Set(keys).size).toBe(keys.length);
  for (const alert of scene.book.open()) expect(steadyAt(alert)).toBeGreaterThan(0);
}

/** An end is told of a group only after a picture in which it was well. */
function expectNoInventedEnd(scene: Scene, over: ReadonlyMap<string, number>): void {
  for (const { delivery } of scene.got)
    for (const { state, subject, openedAt } of delivery.alerts) {
      if (subject.kind !== "group" || (state !== "resolved" && state !== "passed")) continue;
      expect(over.get(subject.group) ?? 0).toBeGreaterThanOrEqual(openedAt);
    }
}

/** What receivers were told last is so, and nothing was told twice but as a reminder. */
function expectTruth(scene: Scene, statuses: readonly string[]): void {
  GROUPS.forEach((group, i) => {
    for (const receiver of ["ops", "team"]) {
      const state = scene.lastState(receiver, group);
      const isBad = statuses[i] === "WARNING" || statuses[i] === "ERROR";
      if (isBad) expect([group, receiver, state]).toEqual([group, receiver, "firing"]);
      else expect([null, "resolved", "passed"]).toContain(state);
      const news = scene
        .of(receiver)
        // What was sent again because its answer was lost has the same id.
        .filter(({ delivery }, n, all) => all.findIndex((one) => one.delivery.id === delivery.id) === n)
        .filter(({ delivery }) => delivery.kind === "news")
        .flatMap(({ delivery }) => delivery.alerts)
        .filter(({ subject }) => subject.kind === "group" && subject.group === group)
        .map(
          ({ id, state: notifiedState, severity }) =>
            `${id} ${notifiedState} ${notifiedState === "resolved" ? "" : severity}`,
        );
      for (let n = 1; n < news.length; n++) expect(news[n]).not.toBe(news[n - 1]);
    }
  });
  expect(scene.book.waiting()).toEqual([]);
}
