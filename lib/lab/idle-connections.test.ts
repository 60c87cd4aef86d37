import { expect, test, vi } from "vitest";
import { scheduleWhereOneWaits, type RequestQueue } from "./idle-connections";

const queue = (pending: unknown[], throttledUntil: number) =>
  ({
    pending,
    throttledUntil,
    checkPendingRequests: () => {},
    scheduleCheckPendingRequests: scheduleWhereOneWaits,
  }) as RequestQueue;

test.each([
  ["an idle connection looks for nothing", [], -1, 0],
  ["a request that waits for room is looked after", [{}], -1, 1],
  ["so is one that waits for a throttle's end", [{}], 60_000, 1],
  ["a throttle's end is awaited where nothing waits yet", [], 60_000, 1],
])("%s", (_, pending, throttledForMs, timers) => {
  vi.useFakeTimers();
  try {
    queue(pending, throttledForMs < 0 ? -1 : Date.now() + throttledForMs).scheduleCheckPendingRequests();
    expect(vi.getTimerCount()).toBe(timers);
  } finally {
    vi.useRealTimers();
  }
});
