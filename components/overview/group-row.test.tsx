/** What a row of the overview says without being opened. */
import { describe, expect, it } from "vitest";
import type { GroupDetail, GroupSummary, PartitionWire } from "@/lib/api/contract";
import { keys } from "@/lib/client/keys";
import { drawPage } from "@/lib/client/test-page";
import { shownColumns } from "../list/columns";
import { COLUMNS } from "./columns";
import { GroupCard } from "./group-card";
import { GroupPartitions } from "./group-partitions";
import { GroupRow } from "./group-row";
import { Totals } from "./totals";

const known = (value: number) => ({ known: true as const, value });
const why =
  "payments/1 has stood at offset 70 for 29 min while 12,153 records arrived; the consumer commits that same offset again";
const group = {
  ...{ cluster: "lab", group: "fraud-check", status: "ERROR", case: "stalled-consumer", why, since: 0 },
  ...{ partitionStatuses: { OK: 2, STALLED: 1 }, partitionCount: 3, unknownPartitions: 0, topics: ["payments"] },
  ...{ lag: "12153", timeLag: known(108_000), produceRate: known(10), consumeRate: known(0), catchUp: known(61_000) },
  ...{ memberCount: known(3), idleMembers: known(0), worst: { topic: "payments", partition: 1 }, lastCommitAt: 1 },
  trend: { at: [], logEnd: [], committed: [] },
} as unknown as GroupSummary;

const row = { group, index: 0, top: 0, open: false, pinned: false, strip: undefined, frame: undefined, onOpen() {} };
const text = (html: string) => html.replace(/<[^>]*>/g, "").replaceAll("\u00a0", " ");

describe.each([
  ["a row", <GroupRow key="row" {...row} columns={shownColumns(COLUMNS, null, null)} dense={false} />],
  ["a card", <GroupCard key="card" {...row} />],
])("%s", (_, element) => {
  const [html] = drawPage(element, {});

  it("says in which status partitions are, and the whole reason", () => expect(text(html)).toContain(`STALLED ${why}`));

  it("says how far behind it is to the second, not only its minutes", () => expect(text(html)).toContain("1 min 48 s"));
});

it("an opened row has a heading for each of a partition's values, in the same tracks", () => {
  const partition = {
    ...{ topic: "payments", partition: 1, status: "STALLED", consumerStatus: "ERROR", finding: null, owner: "c-1" },
    ...{ lag: { known: true, value: "12153" }, timeLag: known(108_000) },
    ...{ produceRate: known(10), consumeRate: known(0) },
  } as unknown as PartitionWire;
  const subscriptions = [{ topic: "payments", partitions: [partition] }];
  const detail = { ...group, members: { known: true, value: [] }, subscriptions } as unknown as GroupDetail;
  const [html] = drawPage(<GroupPartitions group={group} />, { known: [[keys.group("lab", "fraud-check"), detail]] });
  const [, headClass, heads] = /<div aria-hidden="true" class="([^"]*)"[^>]*>(.*?)<\/div>/.exec(html)!;
  const [, lineClass, line] = /<li class="([^"]*)"[^>]*>(.*?)<\/li>/.exec(html)!;
  const tracks = /grid-cols-\S+/g;
  expect(headClass!.match(tracks)).toEqual(lineClass!.match(tracks));
  expect(heads!.match(/<span/g)).toHaveLength(8);
  expect(text(heads!)).toBe("Partition statusPartitionWhyLagBehindIn / sOut / sOwner");
  // The eye has the heading; who listens hears each number's name.
  expect(text(line!)).toContain("Lag in records: 12.1 k");
});

it.each<[boolean, string]>([
  [false, "13 min"],
  [true, "> 12 min 59 s"],
])("the oldest record, where only a lower bound is known: %s, waits for %s", (older, waits) => {
  const sums = { lag: 7n, unknownPartitions: 0, oldestMs: 779_600, older };
  const [html] = drawPage(<Totals sums={sums} offlinePartitions={0} />, {});
  expect(text(html).replace("&gt;", ">")).toContain(`oldest record waits${waits}partitions`);
});
