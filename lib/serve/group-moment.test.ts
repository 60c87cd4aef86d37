/** A group at a past moment: what was told then goes before what is judged again, and nothing is claimed that is not stored. */
import { expect, it } from "vitest";
import { groupMomentAnswer, type GroupMomentAnswer } from "@/lib/api/past-contract";
import type { StoredMoment } from "@/lib/core/past/stored-past";
import { DEFAULT_EVALUATION } from "@/lib/core/words/settings";
import type { HistoryEvent } from "@/lib/history/history";
import type { Runtime } from "../monitor/runtime";
import { serveGroupMoment } from "./group-moment";

const T = 1_800_000_000_000;

const moment = (at: number, over: Partial<StoredMoment> = {}): StoredMoment => ({
  ...{ at, topic: "orders", topicId: "t", first: 0, leaderless: [], members: 2 },
  ...{ logStart: [0n, 0n], logEnd: [BigInt((at - T) / 1000) + 100n, 50n], committed: [90n, 50n] },
  ...{ commitAt: [at - 1000, at - 1000], ...over },
});

async function ask(
  moments: StoredMoment[],
  at: number,
  status: string | null,
  intervalMs = 5000,
  reported: Partial<HistoryEvent>[] = [],
): Promise<GroupMomentAnswer> {
  const history = {
    async *readGroupMoments({ from, to }: { from: number; to: number }) {
      yield* moments.filter((one) => one.at >= from && one.at <= to);
    },
    readPartitionStatusesBefore: () => Promise.resolve(reported),
    readWatchedFrom: () => Promise.resolve(moments[0]!.at),
    readStatusBefore: () => Promise.resolve(status && { at: T - 600_000, status }),
  };
  const config = { intervalMs, evaluation: { defaults: DEFAULT_EVALUATION, overrides: [] } };
  const sources = { history, config, monitors: [] } as unknown as Runtime;
  const response = await serveGroupMoment(sources, { cluster: "lab", group: "billing" }, at);
  return groupMomentAnswer.parse(await response.json());
}

const TICKS = Array.from({ length: 24 }, (_, index) => moment(T + index * 5000));

it("answers the numbers of the last tick before the moment", async () => {
  const { at, group, members } = await ask(TICKS, T + 62_000, "OK");
  expect([at, members]).toEqual([T + 60_000, 2]);
  expect(group).toMatchObject({ at: T + 60_000, lag: "70", status: "OK", memberCount: { known: true, value: 2 } });
  expect(group!.members.known).toBe(false);
});

it("says the status that was told then, and since when", async () => {
  const { group } = await ask(TICKS, T + 62_000, "WARNING");
  expect(group).toMatchObject({ status: "WARNING", since: T - 600_000, case: null });
  expect(group!.said).toMatchObject({ key: "group.since", values: { status: "WARNING" } });
});

it("knows nothing of a moment that nobody watched", async () => {
  const nothing = { at: null, members: null, group: null, sinceAtLeast: false, today: [] };
  expect(await ask(TICKS, T + 600_000, "OK")).toEqual(nothing);
});

it("says what was reported of a partition, and that the rules see it otherwise today", async () => {
  const stopped = { kind: "status", topic: "orders", partition: 1, after: "STOPPED", message: "No commit" } as const;
  const { group, today, sinceAtLeast } = await ask(TICKS, T + 62_000, "ERROR", 5000, [{ ...stopped, at: T + 30_000 }]);
  expect(group!.subscriptions[0]!.partitions[1]).toMatchObject({ status: "STOPPED", since: T + 30_000 });
  expect(group!.findings.find(({ partition }) => partition === 1)).toMatchObject({
    finding: { rule: "stopped", evidence: "No commit" },
  });
  const well = { status: "OK", consumerStatus: "OK", finding: null };
  expect(today).toEqual([{ topic: "orders", partition: 1, today: well }]);
  expect(sinceAtLeast).toBe(false);
});

it("says since when what never changed is so at least: since it is watched without a gap", async () => {
  const { group, sinceAtLeast } = await ask(TICKS, T + 62_000, null);
  expect([group!.since, sinceAtLeast]).toEqual([T, true]);
  expect(group!.subscriptions[0]!.partitions[1]).toMatchObject({ status: "OK", since: T, sinceAtLeast: true });
});

it("reaches as far back as the cycles are apart", async () => {
  const moments = [moment(T), moment(T + 300_000)];
  expect((await ask(moments, T + 550_000, "OK", 300_000)).at).toBe(T + 300_000);
});

it("takes a partition without a leader for unknown, not for caught up", async () => {
  const leaderless = TICKS.map((one) => ({ ...one, leaderless: [0], logEnd: [null, 50n], logStart: [null, 0n] }));
  const { group } = await ask(leaderless, T + 62_000, "ERROR");
  expect(group).toMatchObject({ lag: "0", unknownPartitions: 1 });
  expect([group!.timeLag.known, group!.catchUp.known]).toEqual([false, false]);
  expect(group!.subscriptions[0]!.partitions[0]).toMatchObject({ status: "OFFLINE", lag: { known: false } });
});
