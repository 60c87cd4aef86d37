import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { thin } from "./sparkline";

type Place = [x: number, y: number];

/** How high the line through `points` is at `x`. */
function heightAt(points: Place[], x: number): number {
  const next = points.findIndex(([px]) => px >= x);
  const [[x0, y0], [x1, y1]] = [points[Math.max(0, next - 1)]!, points[next]!];
  return x1 === x0 ? y1 : y0 + ((x - x0) / (x1 - x0)) * (y1 - y0);
}

describe("a thinned line", () => {
  it("keeps both ends and the corners of what is straight", () => {
    const climb = Array.from({ length: 40 }, (_, i): Place => [i * 25, i < 20 ? 100 : 100 + (i - 19) * 7]);
    const kept = thin(climb);
    expect(kept.length).toBeLessThanOrEqual(4);
    expect([kept[0], kept.at(-1)]).toEqual([climb[0], climb.at(-1)]);
  });

  it("passes every point within three tenths of a pixel", () => {
    const line = fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 240 })), {
      minLength: 1,
    });
    fc.assert(
      fc.property(line, (steps) => {
        let x = 0;
        const points = steps.map(([step, y]): Place => [(x += step), y]);
        const kept = thin(points);
        for (const [px, py] of points) expect(Math.abs(heightAt(kept, px) - py)).toBeLessThanOrEqual(3 + 1e-9);
      }),
    );
  });
});
