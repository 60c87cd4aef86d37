import { expect, it } from "vitest";
import { throttleProblem } from "./throttle";

it("brokers that hold requests back are told from a quarter of a second in a cycle on", () => {
  expect(throttleProblem(0)).toEqual([]);
  expect(throttleProblem(249)).toEqual([]);
  const [problem] = throttleProblem(250);
  expect(problem).toMatchObject({ what: "quota", subject: null });
  expect(problem?.message).toMatch(/^Throttled by a broker quota: .* by 0\.3 s in this cycle\./);
});
