import { expect, it } from "vitest";
import { lastCrosshair, releaseCrosshair, setCrosshair, watchCrosshair } from "./crosshair";

it("remembers where the crosshair stood last, also once the pointer has left the charts", () => {
  expect(lastCrosshair("charts")).toBeNull();
  setCrosshair("charts", { at: 5, by: "a" });
  releaseCrosshair("charts", "a");
  expect(lastCrosshair("charts")).toBe(5);
  expect(lastCrosshair("others")).toBeNull();
});

it("knows nothing of charts that are gone: those of the next page stand on no moment", () => {
  const leave = [watchCrosshair("gone", () => {}), watchCrosshair("gone", () => {})];
  setCrosshair("gone", { at: 5, by: "a" });
  leave[0]!();
  expect(lastCrosshair("gone")).toBe(5);
  leave[1]!();
  expect(lastCrosshair("gone")).toBeNull();
});
