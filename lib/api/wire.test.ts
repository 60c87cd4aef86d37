import { expect, it } from "vitest";
import type { ClusterSnapshot } from "@/lib/core/picture/snapshot";
import { memberOf, pollOf, TestCluster } from "@/lib/core/picture/test-snapshot";
import { known } from "@/lib/core/words/known";
import { groupDetail } from "./contract";
import { toGroupDetail } from "./wire";

const T0 = 1_700_000_000_000;
const BASE = 2n ** 60n;

/** What a poll reads at a second; all offsets beyond 2^53. `committed` and `starts` count from BASE. */
const pollAt = (second: number, end: bigint, committed: bigint[], starts: bigint[]) => {
  const at = T0 + second * 1000;
  return pollOf({
    ...{ at, startedAt: at - 10, logs: { orders: starts.map((start) => ({ start: BASE + start, end: BASE + end })) } },
    on: [
      {
        ...{ group: "billing", members: known([memberOf("a", { orders: [0, 1, 2] }), memberOf("b")]) },
        committed: { orders: committed.map((offset) => BASE + offset) },
      },
    ],
  });
};

/** Ten minutes of 10 records/s; two partitions keep up, the third stands at 1000 while retention deletes 500 a minute. */
function detailAfter(seconds: number) {
  const cluster = new TestCluster();
  cluster.windows.setSeesRepeats(true);
  let snapshot!: ClusterSnapshot;
  for (let second = 0; second <= seconds; second += 5) {
    const end = BigInt(second) * 10n + 1100n;
    const start = BigInt(Math.floor(second / 60)) * 50n;
    const poll = pollAt(second, end, [end - 10n, end - 10n, 1000n], [0n, 0n, start]);
    snapshot = cluster.take(poll, () => {
      for (const [partition, offset] of poll.committed[0]!.offsets.entries())
        cluster.windows.addCommit({ group: "billing", topic: "orders", partition, offset: offset!, at: poll.at - 100 });
    });
  }
  return groupDetail.parse(toGroupDetail(snapshot.groups[0]!, snapshot.at!));
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
    lossIn: { known: false, reason: "the log start offset has not moved in 10 min of watching" },
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
