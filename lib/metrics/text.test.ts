import fc from "fast-check";
import { Counter, Gauge, Registry } from "prom-client";
import { expect, it } from "vitest";
import { CATALOGUE, sample, type MetricName } from "./catalogue";
import { headOf, lineOf } from "./text";

const names = Object.keys(CATALOGUE) as MetricName[];
const tricky = fc.oneof(fc.string(), fc.constantFrom("\\", '"', "\n", '\\n"', "a,b}", ""));

it("says what Prometheus' own library for Node says, byte for byte", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...names),
      fc.array(tricky, { minLength: 12, maxLength: 12 }),
      fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant(2 ** 60)),
      async (name, values, value) => {
        const [help, labelNames, type]: readonly [string, string[], "counter"?] = CATALOGUE[name];
        const labels = Object.fromEntries(labelNames.map((label, i) => [label, values[i]!]));
        const options = { name, help, labelNames, registers: [] };
        const registry = new Registry();
        if (type === "counter") {
          // A counter of theirs takes no number below 0, and ours counts records.
          const counter = new Counter(options);
          value = Math.abs(value);
          counter.inc(labels, value);
          registry.registerMetric(counter);
        } else {
          const gauge = new Gauge(options);
          gauge.set(labels, value);
          registry.registerMetric(gauge);
        }
        const theirs = await registry.getSingleMetricAsString(name);
        expect(headOf(name) + lineOf(sample(name, labels, value))).toBe(`${theirs}\n`);
      },
    ),
    { numRuns: 500 },
  );
});
