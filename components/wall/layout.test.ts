import { describe, expect, it } from "vitest";
import { CATCHING_TILE, DESIGN, HEALTHY_HEAD, HEALTHY_TILE, layOut, measureScreen, SIGN } from "./layout";

const SCREENS: [name: string, width: number, height: number][] = [
  ["1080p", 1920, 1080],
  ["4K", 3840, 2160],
  ["portrait", 1080, 1920],
  ["5:4", 1280, 1024],
  ["ultra-wide", 3440, 1440],
  ["phone", 390, 844],
  ["small phone", 320, 568],
];
const COUNTS = [0, 1, 3, 4, 5, 8, 9, 300].flatMap((troubled) => [0, 1, 9].map((catching) => ({ troubled, catching })));

describe.each(SCREENS)("the wall's layout at %s", (_, width, height) => {
  const screen = measureScreen(width, height);

  it.each(COUNTS)("needs no more room than there is, with $troubled in trouble and $catching catching up", (wanted) => {
    const layout = layOut(wanted, screen);
    const rows = Math.ceil(layout.troubled / layout.columns);
    const catching = layout.catching > 0 ? HEALTHY_HEAD + CATCHING_TILE : 0;
    const healthy = layout.healthyRows > 0 ? HEALTHY_HEAD + layout.healthyRows * HEALTHY_TILE : 0;
    const trouble = rows === 0 ? SIGN[screen.shape] : rows * (layout.tile + 12) - 12;
    const { head, foot } = DESIGN[screen.shape];
    expect(trouble + catching + healthy).toBeLessThanOrEqual(screen.height - head - foot);
  });

  it("is as wide as the screen at most", () =>
    expect(DESIGN[screen.shape].width * screen.unit).toBeLessThanOrEqual(width + 0.001));
});

describe("the wall's layout", () => {
  const [landscape, portrait] = [measureScreen(1920, 1080), measureScreen(1080, 1920)];
  const none = { troubled: 0, catching: 0 };

  it("gives trouble the whole screen before it counts the rest", () => {
    expect(layOut({ ...none, troubled: 4 }, landscape)).toMatchObject({ columns: 1, troubled: 4 });
    expect(layOut({ troubled: 8, catching: 3 }, landscape)).toMatchObject({
      ...{ columns: 2, troubled: 8, healthyRows: 0, catching: 0 },
    });
    expect(layOut({ ...none, troubled: 50 }, landscape).troubled).toBe(8);
    expect(layOut({ ...none, troubled: 50 }, portrait)).toMatchObject({ columns: 1, troubled: 7, healthyRows: 0 });
  });

  it("shows who catches up in one row, before those that are well", () => {
    expect(layOut({ troubled: 2, catching: 9 }, landscape)).toMatchObject({ troubled: 2, catching: 4 });
    expect(layOut({ troubled: 0, catching: 1 }, measureScreen(390, 844))).toMatchObject({ catching: 1 });
  });

  it("shows healthy groups where nothing is wrong", () => {
    expect(layOut(none, landscape).healthyRows).toBeGreaterThanOrEqual(4);
    expect(layOut(none, measureScreen(390, 844)).healthyRows).toBeGreaterThanOrEqual(3);
  });
});
