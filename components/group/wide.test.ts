import { expect, it } from "vitest";
import { heatLeads, pointsFor } from "./wide";

it.each([
  [0, 300],
  [50, 300],
  [100, 300],
  [300, 100],
  [500, 60],
  [5000, 60],
])("for %d partitions %d points of history are asked for", (partitions, points) => {
  expect(pointsFor(partitions)).toBe(points);
});

it("lets a heat map lead above twelve partitions of a topic, not of all topics together", () => {
  expect(heatLeads([12, 12])).toBe(false);
  expect(heatLeads([3, 13])).toBe(true);
});
