import { describe, expect, it } from "vitest";
import { COUNTED, scaleOf, SIZES, widthOf } from "./counts";
import { DESIGN, MARGIN } from "./layout";

const SHAPES = ["portrait", "phone"] as const;
const roomOf = (shape: (typeof SHAPES)[number]) => DESIGN[shape].width - 2 * MARGIN.x;
const counts = (...numbers: number[]) => COUNTED.map((status, index) => [status, String(numbers[index])] as const);

describe.each(SHAPES)("the counts on top of a wall of shape %s", (shape) => {
  it("are as large as they are meant to be on an everyday wall", () =>
    expect(scaleOf(counts(2, 1, 3, 87), shape, roomOf(shape))).toBe(1));

  it.each([[[12, 34, 56, 789]], [[123, 456, 789, 1234]], [[9999, 9999, 9999, 9999]]])(
    "stand in one line, at %j too",
    (numbers) => {
      const all = counts(...numbers);
      const scale = scaleOf(all, shape, roomOf(shape));
      const width = all.reduce((sum, one) => sum + widthOf(one, shape) * scale, SIZES[shape].gap * (all.length - 1));
      expect(width).toBeLessThanOrEqual(roomOf(shape) + 0.001);
      expect(scale).toBeGreaterThan(0.6);
    },
  );
});

it("the head of a phone has room for its counts and two lines beside the clock, and nothing is left under them", () => {
  const counted = SIZES.phone.large + 2 + 24;
  const lines = 30 + 8 + 30;
  const { head } = DESIGN.phone;
  const left = head - MARGIN.y - counted - 4 - lines;
  expect(left).toBeGreaterThanOrEqual(12);
  expect(left).toBeLessThan(20);
});
