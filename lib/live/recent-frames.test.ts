import { describe, expect, it } from "vitest";
import { Frame } from "./frame";
import { RecentFrames, type FrameMemory } from "./recent-frames";

const frameOf = (bytes: number) => new Frame([{ name: "forgotten", data: { ids: ["x".repeat(bytes)] } }], null);

describe("frames for readers that come back", () => {
  it("are the newest ones, few enough", () => {
    const kept = new RecentFrames(3, { bytes: 0 });
    const frames = [1, 2, 3, 4].map(frameOf);
    for (const frame of frames) kept.add(frame);
    expect(kept.last(2)).toEqual(frames.slice(2));
    expect(kept.last(0)).toEqual([]);
    expect(kept.last(4)).toBeNull();
  });

  it("take so many bytes at most", () => {
    const memory: FrameMemory = { bytes: 0 };
    const kept = new RecentFrames(24, memory);
    for (let i = 0; i < 24; i++) kept.add(frameOf(300_000));
    expect(kept.last(6)).toHaveLength(6);
    expect(kept.last(7)).toBeNull();
    expect(memory.bytes).toBeLessThan(2_000_000);
    kept.add(frameOf(3_000_000));
    expect([kept.last(1), memory.bytes]).toEqual([null, 0]);
  });

  it("take so many bytes in all feeds together, and give them back", () => {
    const memory: FrameMemory = { bytes: 0 };
    const feeds = Array.from({ length: 100 }, () => new RecentFrames(24, memory));
    for (const feed of feeds) for (let i = 0; i < 3; i++) feed.add(frameOf(600_000));
    expect(memory.bytes).toBeGreaterThan(40_000_000);
    expect(memory.bytes).toBeLessThanOrEqual(48_000_000);
    expect(feeds.at(-1)!.last(1)).toBeNull();
    for (const feed of feeds) feed.clear();
    expect(memory.bytes).toBe(0);
  });
});
