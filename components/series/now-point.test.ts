import { expect, it } from "vitest";
import type { GroupDetail, HistoryAnswer } from "@/lib/api/contract";
import { groupOf } from "@/lib/core/picture/test-snapshot";
import { toGroupDetail } from "@/lib/api/wire";
import { withNow, withoutNow } from "./now-point";

const T = 1_700_000_000_000;
const detail: GroupDetail = toGroupDetail(
  groupOf(
    { group: "billing", committed: { orders: [90n, null] } },
    { at: T, logs: { orders: [{ end: 100n }, { end: 7n }] } },
  ),
  T,
);
const column = { logStart: ["0"], logEnd: ["80"], committed: ["70"], lag: ["10"] };
const history: HistoryAnswer = {
  ...{ cluster: "lab", group: "billing", from: T - 60_000, to: T, stepMs: 0, gaps: [], events: [], statuses: [] },
  members: { at: [], count: [] },
  topics: [
    {
      topic: "orders",
      at: [T],
      partitions: [
        { partition: 0, ...column },
        { partition: 1, ...column },
      ],
    },
  ],
} as unknown as HistoryAnswer;

it("a chart ends with what the table beside it says, and with nothing where that is not known", () => {
  const next = withNow(history, { ...detail, readAt: T + 1500 });
  const [topic] = next.topics;
  expect([next.to, topic!.at]).toEqual([T + 1500, [T, T + 1500]]);
  expect(topic!.partitions[0]).toMatchObject({ logEnd: ["80", "100"], committed: ["70", "90"], lag: ["10", "10"] });
  expect(topic!.partitions[1]).toMatchObject({ committed: ["70", null], lag: ["10", null] });
});

it("a history stays as it is where nothing was read after its last point", () => {
  expect(withNow(history, detail)).toBe(history);
  expect(withNow(history, undefined)).toBe(history);
  expect(withNow(history, { ...detail, readAt: T }).topics[0]).toBe(history.topics[0]);
});

it("a rate is not told of the second since the last cycle", () => {
  expect(withoutNow([1, 2, 3], [1, 2, 3], 3)).toEqual([1, 2, null]);
  expect(withoutNow([1, 2, 3], [1, 2, 3], null)).toEqual([1, 2, 3]);
});
