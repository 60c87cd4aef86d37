import { describe, expect, it } from "vitest";
import { paintStops } from "./status-paint";

describe("the colours of a waterline", () => {
  it("are those of the status at the time: a stall that is over stays red", () => {
    const bands = [
      { from: 0, to: 40, status: "OK" as const },
      { from: 40, to: 80, status: "STALLED" as const },
      { from: 80, to: 100, status: "OK" as const },
    ];
    expect(paintStops(bands, 0, 100, "OK")).toEqual([
      { share: 0, status: "OK" },
      { share: 0.4, status: "OK" },
      { share: 0.4, status: "STALLED" },
      { share: 0.8, status: "STALLED" },
      { share: 0.8, status: "OK" },
      { share: 1, status: "OK" },
    ]);
  });

  it("claim nothing where the status is not known", () => {
    expect(paintStops([{ from: 50, to: 80, status: "OK" }], 0, 100, "OK").map(({ status }) => status)).toEqual([
      ...["UNKNOWN", "UNKNOWN", "OK", "OK", "UNKNOWN", "UNKNOWN"],
    ]);
  });

  it("are one where nothing is known but the present", () => {
    expect(paintStops([], 0, 100, "STALLED").map(({ status }) => status)).toEqual(["STALLED", "STALLED"]);
  });
});
