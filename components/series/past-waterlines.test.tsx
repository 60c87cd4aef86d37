/** Which status the partitions of a past stretch are drawn in. */
import { expect, it } from "vitest";
import type { CaseSpanWire } from "@/lib/api/cases-contract";
import type { EventWire, GroupDetail, HistoryAnswer } from "@/lib/api/contract";
import { keys } from "@/lib/client/keys";
import { drawPage } from "@/lib/client/test-page";
import { rangeOfSpan } from "./past-span";
import { PastWaterlines } from "./past-waterlines";

const BEGIN = Date.UTC(2026, 0, 2, 12);
const END = BEGIN + 600_000;
const span: CaseSpanWire = {
  ...{ cluster: "c", group: "g", case: "stalled-consumer", status: "ERROR", from: BEGIN, to: END, why: "it stands" },
};
const { from } = rangeOfSpan(span, 0);
const at = [from, BEGIN, END];
const column = (partition: number) => ({
  ...{ partition, logStart: ["0", "0", "0"], logEnd: ["10", "20", "30"], committed: ["10", "10", "10"] },
  lag: ["0", "10", "20"],
});
const change: EventWire = {
  ...{ id: "1", at: BEGIN, cluster: "c", group: "g", topic: "payments", partition: 1, kind: "status" },
  ...{ before: "OK", after: "STALLED", message: "" },
};
const history = {
  ...{ cluster: "c", group: "g", from, to: END, stepMs: 600_000, gaps: [], events: [change] },
  statuses: [
    { at: from, status: "OK" },
    { at: BEGIN, status: "ERROR" },
  ],
  members: { at: [], count: [] },
  topics: [{ topic: "payments", at, partitions: [column(0), column(1), column(2)] }],
} as unknown as HistoryAnswer;
const row = (partition: number, status: string, since: number) => ({
  ...{ topic: "payments", partition, status, since, consumerStatus: "ERROR" },
});
const group = {
  ...{ cluster: "c", group: "g" },
  subscriptions: [
    { topic: "payments", partitions: [row(0, "OK", 0), row(1, "STALLED", BEGIN), row(2, "REWIND", from - 1)] },
  ],
} as unknown as GroupDetail;

/** The summaries of the charts: status and offsets at the end. */
function saidOf(then: GroupDetail | null): Record<string, string | undefined> {
  const [html] = drawPage(<PastWaterlines span={span} most={3} height={100} />, {
    known: [
      [[...keys.histories, "c", "g", from, 0, undefined, undefined, 300], history],
      [["group-moment", "c", "g", END], { at: END, members: 1, group: then }],
    ],
  });
  const charts = [...html.matchAll(/aria-label="[^"]*payments\/(\d)".*?<span class="sr-only">(\w+)\./g)];
  return Object.fromEntries(charts.map(([, partition, status]) => [partition, status]));
}

it("is each partition's own, not its group's", () => {
  expect(saidOf(group)).toEqual({ 0: "OK", 1: "STALLED", 2: "REWIND" });
});

it("is unknown where it is not known how the group was", () => {
  expect(saidOf(null)).toMatchObject({ 0: "UNKNOWN", 2: "UNKNOWN" });
});
