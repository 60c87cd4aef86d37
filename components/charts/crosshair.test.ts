import { expect, it } from "vitest";
import { lastCrosshair, releaseCrosshair, setCrosshair } from "./crosshair";

it("remembers where the crosshair stood last, also once the pointer has left the charts", () => {
  expect(lastCrosshair("charts")).toBeNull();
  setCrosshair("charts", { at: 5, by: "a" });
  releaseCrosshair("charts", "a");
  expect(lastCrosshair("charts")).toBe(5);
  expect(lastCrosshair("others")).toBeNull();
});
