/** A partition's stored past tick by tick, from a real Postgres. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { problem } from "@/lib/api/contract";
import { groupMomentAnswer, momentAnswer, pastAnswer } from "@/lib/api/past-contract";
import { messageOf } from "@/lib/core/words/sentences/english";
import { say } from "@/lib/core/words/sentences/facts";
import { DEFAULT_EVALUATION } from "@/lib/core/words/settings";
import { newCluster, openTestHistory, SECOND, T, tickOf, type TestHistory } from "@/lib/history/test-history";
import { serveGroupMoment } from "./group-moment";
import { servePartitionMoment } from "./partition-moment";
import { servePartitionPast } from "./partition-past";

let test: TestHistory;
beforeAll(async () => {
  test = await openTestHistory();
});
afterAll(() => test.close());

const MINUTE = 60 * SECOND;
const START = T - 30 * MINUTE;
const STANDS_AT = START + 12 * MINUTE;
const END = START + 20 * MINUTE;

const sources = () => {
  const config = { intervalMs: 5000, evaluation: { defaults: DEFAULT_EVALUATION, overrides: [] } };
  return { history: test.history, config, monitors: [] } as unknown as Parameters<typeof servePartitionMoment>[0];
};
const placeOn = (cluster: string) => ({ cluster, group: "billing", topic: "orders", partition: 1 });
const momentOf = async (cluster: string, at: number) =>
  momentAnswer.parse(await (await servePartitionMoment(sources(), placeOn(cluster), at)).json());
const pastOf = (cluster: string, from: number, to: number) => {
  const { signal } = new AbortController();
  return servePartitionPast(sources(), { place: placeOn(cluster), from, to, signal });
};

/** Twenty minutes of 10 records/s on two partitions; from the twelfth on the group stands on the second. */
async function storePast(): Promise<string> {
  const cluster = newCluster();
  for (let at = START; at <= END; at += 5 * SECOND) {
    const end = BigInt((at - START) / 100) + 1000n;
    const stood = BigInt((STANDS_AT - START) / 100) + 1000n;
    await test.history.writeTick(
      tickOf(cluster, at, { logEnd: [end, end], committed: [end, end < stood ? end : stood] }),
    );
  }
  const base = { cluster, group: "billing", kind: "status" as const, message: "stands" };
  const change = { topic: "orders", partition: 1, before: "OK", after: "STALLED" };
  await test.history.writeEvents([{ ...base, ...change, at: STANDS_AT + 3 * MINUTE }]);
  return cluster;
}

describe("a stored partition", { timeout: 120_000 }, () => {
  it("is told tick by tick, with what was said then and what the rule saw", async () => {
    const cluster = await storePast();
    const { tick, previousAt, nextAt } = await momentOf(cluster, END - 1);
    expect([previousAt, tick?.at, nextAt]).toEqual([END - 10 * SECOND, END - 5 * SECOND, END]);
    expect(tick).toMatchObject({
      ...{ status: "STALLED", reported: { status: "STALLED", at: STANDS_AT + 3 * MINUTE, message: "stands" } },
      ...{ logEnd: { known: true, value: "12950" }, committed: { known: true, value: "8200" }, members: 1 },
      ...{ lag: { known: true, value: "4750" }, hasLeader: true },
    });
    const { finding, samples } = tick!;
    expect(samples[0]!.at).toBeGreaterThanOrEqual(finding!.from);
    expect(samples.at(-1)).toMatchObject({ at: tick!.at, committed: "8200", logEnd: "12950" });

    const early = await momentOf(cluster, STANDS_AT);
    expect(early.tick).toMatchObject({ status: "OK", finding: null, reported: null, today: null });
    // It never changed until then: it is so since it is watched, at least.
    expect(early.tick).toMatchObject({ since: START, sinceAtLeast: true });
    expect(tick).toMatchObject({ since: STANDS_AT + 3 * MINUTE, sinceAtLeast: false, today: null });
    expect((await momentOf(cluster, END)).nextAt).toBeNull();
    expect((await momentOf(cluster, START)).previousAt).toBeNull();
  });

  it("finds ticks across hours in which nobody watched, and says where there is none", async () => {
    const cluster = await storePast();
    const later = await momentOf(cluster, END + 5 * 60 * MINUTE);
    expect(later.tick?.at).toBe(END);
    const before = await momentOf(cluster, START - 90 * MINUTE);
    expect(before).toEqual({ tick: null, previousAt: null, nextAt: START });
  });

  it("tells every finding of a range, and the distances of its commits", async () => {
    const cluster = await storePast();
    const body = pastAnswer.parse(await (await pastOf(cluster, START + 5 * MINUTE, END)).json());
    expect(body.ticks).toBe(181);
    // From when it was reported; that the rules see it sooner is told beside it.
    expect(body.findings).toMatchObject([
      { from: STANDS_AT + 3 * MINUTE, to: END, at: END, status: "STALLED", finding: { rule: "stalled" }, today: null },
    ]);
    const { from: seen, to } = body.findings[0]!.again!;
    expect([seen - STANDS_AT <= MINUTE, to]).toEqual([true, END]);
    expect(body.commits.length).toBeGreaterThan(170);
    expect(new Set(body.commits.map(({ gapMs }) => gapMs))).toEqual(new Set([5 * SECOND]));
    expect(body.commits.at(-1)?.repeated).toBe(true);
    expect(body.commits[0]?.repeated).toBe(false);
  });

  it("tells what was reported where ticks alone do not tell it: the commits that led to it came before the first of them", async () => {
    const cluster = newCluster();
    const lastCommit = START - 4 * MINUTE;
    const reported = START + 2 * MINUTE;
    const end = START + 6 * MINUTE;
    for (let at = START; at <= end; at += 5 * SECOND) {
      const logEnd = BigInt((at - START) / 1000) + 400n;
      const tick = tickOf(cluster, at, { logEnd: [0n, logEnd], committed: [null, 8n], members: 0 });
      tick.subscriptions[0]!.commitAt = [null, lastCommit];
      await test.history.writeTick(tick);
    }
    const said = say("stopped.nobody", { offset: "8", ms: reported - lastCommit, lag: "512" });
    await test.history.writeEvents([
      {
        ...{ cluster, group: "billing", topic: "orders", partition: 1, kind: "status", at: reported },
        ...{ before: "OK", after: "STOPPED", ...messageOf(said) },
      },
    ]);
    const body = pastAnswer.parse(await (await pastOf(cluster, START - 10 * MINUTE, end)).json());
    expect(body.findings).toMatchObject([
      {
        ...{ from: reported, to: end, at: end, status: "STOPPED", consumerStatus: "ERROR", again: null },
        finding: { rule: "stopped", said, from: lastCommit, to: reported },
        ...{ reported: { status: "STOPPED", at: reported, said }, today: { status: "OK", finding: null } },
      },
    ]);
    const { tick } = await momentOf(cluster, end);
    expect(tick).toMatchObject({ status: "STOPPED", consumerStatus: "ERROR", since: reported, sinceAtLeast: false });
    expect(tick).toMatchObject({ finding: body.findings[0]!.finding, today: body.findings[0]!.today });
    // What was stored of the window that the rule saw then.
    expect([tick!.samples[0]!.at, tick!.samples.at(-1)!.at]).toEqual([START, reported]);
    const before = await momentOf(cluster, reported - 1);
    expect(before.tick).toMatchObject({ status: "OK", since: START, sinceAtLeast: true, reported: null });
    const whole = await serveGroupMoment(sources(), { cluster, group: "billing" }, end);
    const { group, today } = groupMomentAnswer.parse(await whole.json());
    expect(group!.findings.filter(({ partition }) => partition === 1)).toMatchObject([
      { finding: body.findings[0]!.finding },
    ]);
    expect(today).toMatchObject([{ topic: "orders", partition: 1, today: { status: "OK" } }]);
  });

  it("knows nothing from before a gap of what never changed", async () => {
    const cluster = newCluster();
    const offsets = { logEnd: [9n, 9n], committed: [9n, 9n] };
    for (let at = START; at <= START + MINUTE; at += 5 * SECOND)
      await test.history.writeTick(tickOf(cluster, at, offsets));
    const again = START + 10 * MINUTE;
    for (let at = again; at <= again + MINUTE; at += 5 * SECOND)
      await test.history.writeTick(tickOf(cluster, at, offsets));
    const { tick } = await momentOf(cluster, again + MINUTE);
    expect(tick).toMatchObject({ status: "OK", since: again, sinceAtLeast: true });
    expect((await momentOf(cluster, START + MINUTE)).tick).toMatchObject({ since: START, sinceAtLeast: true });
  });

  it("refuses more than a day, and has nothing of a stranger", async () => {
    expect(problem.parse(await (await pastOf("x", START, START + 25 * 60 * MINUTE)).json())).toMatchObject({
      ...{ status: 400, field: "from", detail: expect.stringContaining("24 hours") as string },
    });
    expect(pastAnswer.parse(await (await pastOf("x", START, END)).json())).toMatchObject({ ticks: 0, findings: [] });
  });
});
