import { describe, expect, it } from "vitest";
import { HEALTHY_HEAD, HEALTHY_TILE, layOut } from "./layout";

describe("the wall's layout", () => {
  it.each([
    [0, false],
    [1, false],
    [3, false],
    [5, false],
    [9, false],
    [300, false],
    [0, true],
    [4, true],
    [300, true],
  ])("never needs more room than there is: %i in trouble, portrait %s", (count, portrait) => {
    const layout = layOut(count, portrait);
    const rows = Math.ceil(layout.troubled / layout.columns);
    const healthy = layout.healthyRows > 0 ? HEALTHY_HEAD + layout.healthyRows * HEALTHY_TILE : 0;
    const room = portrait ? 1920 - 216 - 88 : 1080 - 136 - 72;
    expect(rows * (layout.tile + 12) - 12 + healthy).toBeLessThanOrEqual(room);
  });

  it("gives trouble the whole screen before it counts the rest", () => {
    expect(layOut(4, false)).toMatchObject({ columns: 1, troubled: 4 });
    expect(layOut(8, false)).toMatchObject({ columns: 2, troubled: 8, healthyRows: 0 });
    expect(layOut(50, false).troubled).toBe(8);
    expect(layOut(50, true)).toMatchObject({ columns: 1, troubled: 7, healthyRows: 0 });
  });

  it("shows healthy groups where nothing is wrong", () => {
    expect(layOut(0, false).healthyRows).toBeGreaterThan(4);
  });
});
