import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Turns } from "./turns";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe("turns", () => {
  it("come one after the other, in the order of asking, and each is left once", async () => {
    const turns = new Turns({ waiting: 2, ms: 1000 });
    const first = await turns.take();
    const order: string[] = [];
    const second = turns.take().then((leave) => (order.push("second"), leave));
    const third = turns.take().then((leave) => (order.push("third"), leave));
    expect(order).toEqual([]);
    first!();
    first!();
    (await second)!();
    (await third)!();
    expect(order).toEqual(["second", "third"]);
    expect(await turns.take()).not.toBeNull();
  });

  it("are refused to whom would be one too many, and to whom has waited too long", async () => {
    const turns = new Turns({ waiting: 1, ms: 1000 });
    const first = await turns.take();
    const second = turns.take();
    expect(await turns.take()).toBeNull();
    vi.advanceTimersByTime(1000);
    expect(await second).toBeNull();
    first!();
    const next = await turns.take();
    expect(next).not.toBeNull();
  });

  it("are given up by whom is gone, and go to the next", async () => {
    const turns = new Turns({ waiting: 2, ms: 1000 });
    const first = await turns.take();
    const gone = new AbortController();
    const second = turns.take(gone.signal);
    const third = turns.take();
    gone.abort();
    expect(await second).toBeNull();
    expect(await turns.take(gone.signal)).toBeNull();
    first!();
    expect(await third).not.toBeNull();
  });
});
