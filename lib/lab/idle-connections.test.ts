import { createRequire } from "node:module";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import "./idle-connections";

interface Queue {
  pending: unknown[];
  maybeThrottle(ms: number): void;
  checkPendingRequests(): void;
}

// kafkajs's own, as its connections have it.
const RequestQueue = createRequire(import.meta.url)("kafkajs/src/network/requestQueue") as new (
  options: object,
) => Queue;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test.each([
  ["an idle connection looks for nothing", 0, 0, 0],
  ["a request that waits for room is looked after", 1, 0, 1],
  ["so is one that waits for a throttle's end", 1, 60_000, 1],
  ["a throttle's end is awaited where nothing waits yet", 0, 60_000, 1],
])("%s", (_, waiting, throttledMs, timers) => {
  // No room: what waits stays.
  const queue = new RequestQueue({ maxInFlightRequests: 0, logger: { debug() {} } });
  queue.pending = Array.from({ length: waiting }, () => ({}));
  queue.maybeThrottle(throttledMs);
  queue.checkPendingRequests();
  expect(vi.getTimerCount()).toBe(timers);
});
