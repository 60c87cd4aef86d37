/** Which moment a note from a chart is about. */
import { afterEach, expect, it } from "vitest";
import { setCrosshair, watchCrosshair } from "../charts/crosshair";
import { draftOf } from "./chart-note";

const where = { cluster: "lab", group: "billing", topic: "orders" };
let forget = () => undefined as void;
afterEach(() => forget());

it("the crosshair's, also once the pointer left it for the button", () => {
  forget = watchCrosshair("partition", () => undefined);
  setCrosshair("partition", { at: 5000, by: "lag" });
  setCrosshair("partition", null);
  expect(draftOf({ ...where, syncId: "partition" }, 9000)).toEqual({ ...where, at: 5000 });
});

it("that of the page where no crosshair stood, and the present on a page that shows it", () => {
  expect(draftOf({ ...where, syncId: "partition" }, 9000)).toEqual({ ...where, at: 9000 });
  expect(draftOf({ ...where, syncId: "partition" }, null)).toEqual({ ...where, at: undefined });
});
