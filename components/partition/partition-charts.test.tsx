/** What the lines of a partition's page say in words. */
import { expect, it } from "vitest";
import { drawPage } from "@/lib/client/test-page";
import { partitionKey, type PartitionSeries } from "../series/series";
import type { GroupHistory } from "../series/use-group-history";
import { PartitionCharts } from "./partition-charts";

const CYCLE = 5000;
const at = Array.from({ length: 8 }, (_, index) => index * CYCLE);

const where = { cluster: "lab", group: "billing", topic: "orders" };

/** The charts of a partition that has read all of its log. */
function drawn({ moments, offsets }: { moments: number[]; offsets: bigint[] }): string {
  const series: PartitionSeries = {
    ...{ topic: "orders", partition: 0, at: moments, logStart: moments.map(() => 0n) },
    ...{ logEnd: offsets, committed: offsets, lag: moments.map(() => 0) },
  };
  const [from, to] = [0, moments.at(-1)!];
  const history: GroupHistory = {
    ...{ from, to, live: true, label: "", begins: null, state: "ready", error: null, retry: () => undefined },
    ...{ answer: undefined, series: new Map([[partitionKey("orders", 0), series]]), gaps: [], bands: [], marks: [] },
    waiting: new Map(),
    now: to,
  };
  const [html] = drawPage(
    <PartitionCharts {...where} partition={0} history={history} row={undefined} past={undefined} />,
    {},
  );
  return html;
}

it("its rates are the cycles': none is told of the second since the last one", () => {
  const moments = [...at, at.at(-1)! + 1000];
  // Ten records a second, and a hundred in the second after the last cycle.
  const offsets = [...at.map((ms) => BigInt(ms / 100)), BigInt(at.at(-1)! / 100 + 100)];
  const said = [...drawn({ moments, offsets }).matchAll(/<span class="sr-only">([^<]*)/g)].map(([, words]) => words);
  expect(said).toContainEqual(
    "records per second. in: from 10 to 10, at the end unknown. out: from 10 to 10, at the end unknown.",
  );
});

it("a note is written from its waterline, by a button and by a key", () => {
  const html = drawn({ moments: at, offsets: at.map((ms) => BigInt(ms)) });
  expect(html).toMatch(/<button[^>]*aria-keyshortcuts="n"[^>]*>.*Add note/);
});
