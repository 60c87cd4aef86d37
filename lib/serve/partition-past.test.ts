/** Judging pasts takes turns with all else, and only so many are judged at one time. */
import { expect, it, vi } from "vitest";
import { DEFAULT_EVALUATION } from "@/lib/core/words/settings";
import type { Verdict } from "@/lib/core/judge/verdict";
import { judgeSlowly } from "./judge-slowly";
import { servePartitionPast } from "./partition-past";

it("six pasts are judged at one time, and the next when one has ended", async () => {
  let end = () => {};
  const read = new Promise<void>((resolve) => (end = resolve));
  // Each is at its first moment until all are let go on.
  const readGroupMoments = async function* () {
    await read;
    yield* [];
  };
  const config = { intervalMs: 5000, evaluation: { defaults: DEFAULT_EVALUATION, overrides: [] } };
  const none = () => Promise.resolve([]);
  const history = { readGroupMoments, readEvents: none, readPartitionStatusesBefore: none };
  const sources = { history, config, monitors: [] } as unknown as Parameters<typeof servePartitionPast>[0];
  const place = { cluster: "lab", group: "billing", topic: "orders", partition: 0 };
  const ask = () => servePartitionPast(sources, { place, from: 1, to: 2, signal: new AbortController().signal });
  const running = Array.from({ length: 6 }, ask);
  const refused = await ask();
  expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "3"]);
  end();
  expect((await Promise.all(running)).map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200]);
  expect((await ask()).status).toBe(200);
});

it("others get their turn while a past is judged, and it ends when nobody waits for it any more", async () => {
  const verdict: Verdict = { at: 0, partitionStatus: "OK", consumerStatus: "OK", finding: null, since: 0 };
  const endless = function* () {
    for (;;) yield verdict;
  };
  // Each look at the clock takes a millisecond.
  let now = 0;
  const clock = vi.spyOn(performance, "now").mockImplementation(() => now++);
  const reader = new AbortController();
  let judged = 0;
  const perTurn: number[] = [];
  const others = () => {
    perTurn.push(judged);
    judged = 0;
    if (perTurn.length === 20) reader.abort();
    else setImmediate(others);
  };
  setImmediate(others);
  await expect(judgeSlowly(endless(), () => judged++, reader.signal)).rejects.toThrow(/aborted/);
  clock.mockRestore();
  // A turn is 15 ms, and the first one of the others may come before it.
  expect([Math.max(...perTurn), perTurn.length, judged]).toEqual([15, 20, 0]);
});
