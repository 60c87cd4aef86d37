import { expect, it } from "vitest";
import { snapshotOf } from "@/lib/core/picture/test-snapshot";
import { topicsOf } from "./topics-of";

const snapshot = (at: number) => snapshotOf({ at, logs: { orders: [{ end: 0n }] } });

it("topics are made once for a snapshot, however many ask, and anew for the next", async () => {
  const [now, next] = [snapshot(1), snapshot(2)];
  const [first, second] = [topicsOf(now), topicsOf(now)];
  expect(await first).toBe(await second);
  expect((await first).summaries).toMatchObject([{ topic: "orders" }]);
  expect(await topicsOf(next)).not.toBe(await first);
});
