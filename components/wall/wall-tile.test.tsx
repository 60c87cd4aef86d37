/** What a group in trouble says on the wall, in each of its forms. */
import { describe, expect, it } from "vitest";
import type { GroupSummary } from "@/lib/api/contract";
import { keys } from "@/lib/client/keys";
import { drawPage } from "@/lib/client/test-page";
import { formOf, TroubleTile, type TileForm } from "./wall-tile";

const known = (value: number) => ({ known: true as const, value });
const why =
  "payments/1 has stood at offset 70 for 29 min while 12,153 records arrived; the consumer commits that same offset again";
const group = {
  ...{ cluster: "lab", group: "fraud-check", status: "ERROR", case: "stalled-consumer", why, since: 1 },
  ...{ partitionStatuses: { OK: 2, STALLED: 1 }, unknownPartitions: 0, topics: ["payments"], lag: "12153" },
  ...{ timeLag: { known: false, reason: "older", atLeast: 390_000 }, produceRate: known(10) },
  trend: { at: [], logEnd: [], committed: [] },
} as unknown as GroupSummary;
const match = { cluster: null, group: "fraud-*", topic: null, owner: null, severity: null, case: null };
const owner = { match, team: "payments-team", contact: null, runbook: null, note: null };

const text = (html: string) =>
  html
    .replace(/<[^>]*>/g, "")
    .replaceAll("\u00a0", " ")
    .replaceAll("&gt;", ">");

describe.each<TileForm>(["line", "stacked", "phone"])("a tile of form %s", (form) => {
  const tile = <TroubleTile group={group} height={200} form={form} showCluster={false} />;
  const [html] = drawPage(tile, { known: [[keys.alertPolicy, { owners: [owner] }]] });

  it("names its number, and how far behind the group is", () => {
    expect(text(/<div data-lag="true"[^>]*>.*?<\/div>/.exec(html)![0])).toContain("lag");
    expect(text(html)).toContain("time behind > 6 min 30 s");
  });

  it("has two lines for the reason, which begins with the status of the partitions", () => {
    const reason = /<p data-why="true" class="([^"]*)"[^>]*>(.*?)<\/p>/.exec(html)!;
    expect(reason[1]).toContain("line-clamp-2");
    expect(text(reason[2]!)).toBe(`ERROR STALLED ${why}`);
  });

  it("names the owner where one is declared, and nobody where none is", () => {
    expect(text(html)).toContain("payments-team");
    expect(drawPage(tile, {})[0]).not.toContain("data-owner");
  });
});

it.each([
  ["landscape", 1, "line"],
  ["landscape", 2, "stacked"],
  ["portrait", 1, "stacked"],
  ["phone", 1, "phone"],
] as const)("on a %s wall in %d columns tiles have the form %s", (shape, columns, form) =>
  expect(formOf(shape, columns)).toBe(form),
);
