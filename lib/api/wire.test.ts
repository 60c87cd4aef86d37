import { expect, it } from "vitest";
import { assembleGroups } from "@/lib/core/picture/assemble";
import type { GroupState, Poll } from "@/lib/core/words/collection";
import { DEFAULT_EVALUATION } from "@/lib/core/words/settings";
import { known } from "@/lib/core/words/known";
import { VerdictStore } from "@/lib/core/judge/verdict-store";
import { WindowStore } from "@/lib/core/windows/window-store";
import { groupDetail } from "./contract";
import { toGroupDetail } from "./wire";

const T0 = 1_700_000_000_000;
const BASE = 2n ** 60n;

const member = (memberId: string, partitions: number[]) => ({
  ...{ memberId, instanceId: null, clientId: memberId, host: "/127.0.0.1" },
  assignment: known(partitions.length > 0 ? [{ topic: "orders", partitions }] : []),
});

const state: GroupState = {
  ...{ group: "billing", type: "classic", state: "Stable", assignor: "range", generation: 1, coordinator: 1 },
  members: known([member("a", [0, 1, 2]), member("b", [])]),
};

/** A poll at a second; all offsets beyond 2^53. `committed` and `starts` count from BASE. */
const pollAt = (second: number, end: bigint, committed: bigint[], starts: bigint[]): Poll => {
  const at = T0 + second * 1000;
  return {
    ...{ startedAt: at - 10, at, finishedAt: at, clusterId: null, controllerId: 1, brokers: [] },
    topics: [
      {
        ...{ topic: "orders", topicId: "id", internal: false, at, problems: {} },
        logStart: starts.map((start) => BASE + start),
        logEnd: starts.map(() => BASE + end),
        ...{ leader: [1, 1, 1], replicas: [[1], [1], [1]], inSyncReplicas: [[1], [1], [1]] },
      },
    ],
    groups: [state],
    committed: [{ group: "billing", topic: "orders", offsets: committed.map((offset) => BASE + offset) }],
    ...{ problems: [], phases: {}, requests: 0 },
  };
};

/** Ten minutes of 10 records/s; two partitions keep up, the third stands at 1000 while retention deletes 500 a minute. */
function detailAfter(seconds: number) {
  const windows = new WindowStore(DEFAULT_EVALUATION.windowMs);
  windows.setSeesRepeats(true);
  let poll!: Poll;
  for (let second = 0; second <= seconds; second += 5) {
    const end = BigInt(second) * 10n + 1100n;
    const start = BigInt(Math.floor(second / 60)) * 50n;
    poll = pollAt(second, end, [end - 10n, end - 10n, 1000n], [0n, 0n, start]);
    windows.addPoll(poll);
    for (const [partition, offset] of poll.committed[0]!.offsets.entries()) {
      windows.addCommit({ group: "billing", topic: "orders", partition, offset: offset!, at: poll.at - 100 });
    }
  }
  const groups = assembleGroups({
    ...{ cluster: "lab", poll, windows, verdicts: new VerdictStore(), before: new Map() },
    settingsOf: () => DEFAULT_EVALUATION,
    trendOf: () => () => ({ at: [], logEnd: [], committed: [] }),
  });
  return groupDetail.parse(toGroupDetail(groups[0]!, poll.at));
}

it("tells a group's numbers beyond lag, and those of each partition", () => {
  const detail = detailAfter(600);
  expect(detail).toMatchObject({
    recordsLagMax: { known: true, value: "6100" },
    skew: { known: true, value: 610 },
    idleMembers: { known: true, value: 1 },
    commitGap: { known: true, value: 5000 },
    lost: { known: true, value: "0" },
    consumersNeeded: { known: false },
  });
  const [first, , third] = detail.subscriptions[0]!.partitions;
  expect(first).toMatchObject({
    recordsLag: { known: true, value: "10" },
    recordsLagAvg: { known: true, value: 10 },
    lossIn: { known: false, reason: "the log start offset did not move in the 10 min that it was watched" },
  });
  // 6100 of the 6600 records kept; 500 records from the log start at 50 a minute.
  expect(third!.retentionShare).toEqual({ known: true, value: 6100 / 6600 });
  expect(third!.lossIn).toEqual({ known: true, value: 600_000 });
  expect(detail.retentionShare).toEqual(third!.retentionShare);
  expect(detail.lossIn).toEqual(third!.lossIn);
});

it("counts what is lost once retention has passed the group", () => {
  const detail = detailAfter(21 * 60);
  expect(detail.lost).toEqual({ known: true, value: "50" });
  expect(detail.lossIn).toEqual({ known: true, value: 0 });
  expect(detail.retentionShare).toEqual({ known: true, value: 1 });
});
