import { describe, expect, it } from "vitest";
import { DESIGN, FOOT, HEALTHY_HEAD, HEALTHY_TILE, layOut, measureScreen, SIGN } from "./layout";

const SCREENS: [name: string, width: number, height: number][] = [
  ["1080p", 1920, 1080],
  ["4K", 3840, 2160],
  ["portrait", 1080, 1920],
  ["5:4", 1280, 1024],
  ["ultra-wide", 3440, 1440],
  ["phone", 390, 844],
  ["small phone", 320, 568],
];

describe.each(SCREENS)("the wall's layout at %s", (_, width, height) => {
  const screen = measureScreen(width, height);

  it.each([0, 1, 3, 4, 5, 8, 9, 300])("needs no more room than there is, with %i in trouble", (count) => {
    const layout = layOut(count, screen);
    const rows = Math.ceil(layout.troubled / layout.columns);
    const healthy = layout.healthyRows > 0 ? HEALTHY_HEAD + layout.healthyRows * HEALTHY_TILE : 0;
    const trouble = rows === 0 ? SIGN[screen.shape] : rows * (layout.tile + 12) - 12;
    expect(trouble + healthy).toBeLessThanOrEqual(screen.height - DESIGN[screen.shape].head - FOOT);
  });

  it("is as wide as the screen at most", () =>
    expect(DESIGN[screen.shape].width * screen.unit).toBeLessThanOrEqual(width + 0.001));
});

describe("the wall's layout", () => {
  const [landscape, portrait] = [measureScreen(1920, 1080), measureScreen(1080, 1920)];

  it("gives trouble the whole screen before it counts the rest", () => {
    expect(layOut(4, landscape)).toMatchObject({ columns: 1, troubled: 4 });
    expect(layOut(8, landscape)).toMatchObject({ columns: 2, troubled: 8, healthyRows: 0 });
    expect(layOut(50, landscape).troubled).toBe(8);
    expect(layOut(50, portrait)).toMatchObject({ columns: 1, troubled: 7, healthyRows: 0 });
  });

  it("shows healthy groups where nothing is wrong", () => {
    expect(layOut(0, landscape).healthyRows).toBeGreaterThanOrEqual(4);
    expect(layOut(0, measureScreen(390, 844)).healthyRows).toBeGreaterThanOrEqual(3);
  });
});
