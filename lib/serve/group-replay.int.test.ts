/** Judging a stored past again, from a real Postgres. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { problem } from "@/lib/api/contract";
import { groupReplayAnswer, groupReplayQuery } from "@/lib/api/replay-contract";
import type { DeclaredSilence } from "@/lib/core/judge/habits/declared-silences";
import { Habits } from "@/lib/core/judge/habits/habits";
import { DEFAULT_EVALUATION } from "@/lib/core/words/settings";
import { newCluster, openTestHistory, SECOND, T, tickOf, type TestHistory } from "@/lib/history/test-history";
import { serveGroupReplay } from "./group-replay";

let test: TestHistory;
beforeAll(async () => {
  test = await openTestHistory();
});
afterAll(() => test.close());

const MINUTE = 60 * SECOND;
const START = T - 30 * MINUTE;
const STANDS_AT = START + 15 * MINUTE;

/** A monitor of the cluster, as far as it is asked for what is known of its groups. */
interface Knowing {
  declared?: ReadonlyMap<string, DeclaredSilence>;
  habits?: ReadonlyMap<string, Habits>;
}
const monitorOf = (cluster: string, { declared = new Map(), habits = new Map() }: Knowing) => ({
  watched: () => ({ snapshot: { cluster } }),
  habitsOf: () => habits,
  habitKeeper: { declared: { ofGroup: () => declared } },
});

const replay = (cluster: string, more: Record<string, string | number> = {}, known: Knowing = {}) => {
  const config = { intervalMs: 5000, evaluation: { defaults: DEFAULT_EVALUATION, overrides: [] } };
  const query = groupReplayQuery.parse({ from: START + 10 * MINUTE, to: START + 30 * MINUTE, ...more });
  const asked = { cluster, group: "billing", query, signal: new AbortController().signal };
  const monitors = [monitorOf(cluster, known)];
  return serveGroupReplay(
    { history: test.history, config, monitors } as unknown as Parameters<typeof serveGroupReplay>[0],
    asked,
  );
};

/** Habits of three days in which it committed once an hour, and records waited for so long each time. */
function silentFor(ms: number): Habits {
  const habits = new Habits();
  for (let hour = 0; hour < 72; hour++) {
    const at = START - (72 - hour) * 60 * MINUTE;
    habits.learnCommits(hour + 1, at);
    habits.learnMove(at, ms, 0);
  }
  return habits;
}

/** Half an hour of 10 records/s on two partitions; after 15 minutes the group stands on the second, repeating its commit. */
async function storePast(): Promise<string> {
  const cluster = newCluster();
  for (let at = START; at <= START + 30 * MINUTE; at += 5 * SECOND) {
    const end = BigInt((at - START) / 100) + 1000n;
    const stood = BigInt((STANDS_AT - START) / 100) + 1000n;
    const committed = [end, end < stood ? end : stood];
    await test.history.writeTick(tickOf(cluster, at, { logEnd: [end, end], committed }));
  }
  const base = { cluster, group: "billing", kind: "status" as const, message: "stands" };
  await test.history.writeEvents([
    { ...base, at: START, topic: null, partition: null, before: null, after: "OK" },
    { ...base, at: STANDS_AT + 5 * MINUTE, topic: "orders", partition: 1, before: "OK", after: "STALLED" },
    { ...base, at: STANDS_AT + 5 * MINUTE, topic: null, partition: null, before: "OK", after: "ERROR" },
  ]);
  return cluster;
}

describe("a stored past judged again", () => {
  it("is laid beside what was told then", { timeout: 120_000 }, async () => {
    const cluster = await storePast();
    const body = groupReplayAnswer.parse(await (await replay(cluster)).json());
    expect(body.partitions.map(({ topic, partition }) => [topic, partition])).toEqual([
      ["orders", 0],
      ["orders", 1],
    ]);
    expect(body.partitions[0]!.would.map(({ status }) => status)).toEqual(["OK"]);
    const [, stalled] = body.partitions[1]!.would;
    expect(stalled).toMatchObject({ status: "STALLED", rule: "stalled", to: body.to });
    expect(stalled!.from - STANDS_AT).toBeLessThanOrEqual(MINUTE);
    expect(stalled!.evidence).toContain("offset");
    expect(body.whole.was.map(({ from, to, status }) => [from, to, status])).toEqual([
      [body.from, STANDS_AT + 5 * MINUTE, "OK"],
      [STANDS_AT + 5 * MINUTE, body.to, "ERROR"],
    ]);
    expect(body.whole.would.map(({ status }) => status)).toEqual(["OK", "ERROR"]);
    expect(body.whole.would[1]!.from).toBe(stalled!.from);

    // With a floor above all that ever waited nothing would have been wrong.
    const lenient = groupReplayAnswer.parse(await (await replay(cluster, { floorRecords: 1_000_000 })).json());
    expect(lenient.partitions[1]!.would.map(({ status }) => status)).toEqual(["OK"]);
    expect(lenient.partitions[1]!.was).toEqual(body.partitions[1]!.was);

    const one = groupReplayAnswer.parse(await (await replay(cluster, { topic: "orders", partition: 1 })).json());
    expect(one.partitions).toEqual([body.partitions[1]]);

    // What was told before the range still holds at its beginning.
    const late = groupReplayAnswer.parse(await (await replay(cluster, { from: STANDS_AT + 6 * MINUTE })).json());
    const was = ({ from, status, evidence }: (typeof late.whole.was)[number]) => [from, status, evidence];
    expect(late.partitions[1]!.was.map(was)).toEqual([[late.from, "STALLED", "stands"]]);
    expect(late.whole.was.map(was)).toEqual([[late.from, "ERROR", null]]);
  });

  it.each<[string, Knowing, string[]]>([
    ["of which nothing is known", {}, ["OK", "STALLED"]],
    [
      "that is declared to be silent for an hour",
      { declared: new Map([["orders", { silenceMs: 60 * MINUTE, author: null, at: START }]]) },
      ["OK"],
    ],
    ["that is silent for 20 min by habit", { habits: new Map([["orders", silentFor(20 * MINUTE)]]) }, ["OK"]],
  ])("a group %s is judged by that", { timeout: 120_000 }, async (_, known, statuses) => {
    const cluster = newCluster();
    for (let at = START; at <= START + 30 * MINUTE; at += 5 * SECOND) {
      const last = Math.min(at, STANDS_AT);
      const [end, committed] = [at, last].map((moment) => BigInt((moment - START) / 100) + 1000n) as [bigint, bigint];
      const tick = tickOf(cluster, at, { logEnd: [end], committed: [committed] });
      await test.history.writeTick({
        ...tick,
        subscriptions: tick.subscriptions.map((one) => ({ ...one, commitAt: [last - SECOND] })),
      });
    }
    const body = groupReplayAnswer.parse(await (await replay(cluster, {}, known)).json());
    expect(body.partitions[0]!.would.map(({ status }) => status)).toEqual(statuses);
  });

  it("says what it cannot do, with the way out", async () => {
    const to = START + 25 * 3_600_000;
    expect(problem.parse(await (await replay(newCluster(), { from: START, to })).json())).toMatchObject({
      status: 400,
      field: "from",
      detail: expect.stringContaining("24 hours") as string,
    });
    const nothing = groupReplayAnswer.parse(await (await replay(newCluster())).json());
    expect(nothing).toMatchObject({ evaluations: 0, partitions: [], whole: { was: [], would: [] } });
  });
});
