import { expect, it } from "vitest";
import { alertSamples, type AlertMetrics } from "./alert-samples";
import { renderMetrics } from "./prometheus";

const NOW = 1_700_000_000_000;

const metrics = (heartbeatAt: AlertMetrics["heartbeatAt"]): AlertMetrics => ({
  open: { WARNING: 0, ERROR: 3 },
  receivers: [{ receiver: "ops", delivered: 7, failed: 2, waiting: 1, failing: true }],
  heartbeatAt,
});

it.each([
  ["its age where it was answered", NOW - 90_000, [90]],
  ["no age where a clock was set back", NOW + 5_000, [0]],
  ["nothing where it never was", null, []],
  ["nothing where there is none", undefined, []],
])("a heartbeat has %s", (_name, at, wanted) => {
  const found = [...alertSamples(metrics(at), NOW)].filter(({ name }) => name === "tidemark_heartbeat_age_seconds");
  expect(found.map(({ value }) => value)).toEqual(wanted);
});

it("stands in the exposition, and is left out while alerts have not been read", async () => {
  const textOf = async (alerts: AlertMetrics | null) => {
    let text = "";
    const pieces = renderMetrics([], NOW, { maxSeries: null, version: "1", alerts });
    for await (const piece of pieces) text += new TextDecoder().decode(piece);
    return text;
  };
  const text = await textOf(metrics(null));
  expect(text).toContain("# TYPE tidemark_alert_deliveries_total counter");
  expect(text).toContain('tidemark_alert_deliveries_total{receiver="ops"} 7');
  expect(text).toContain('tidemark_alert_delivery_failures_total{receiver="ops"} 2');
  expect(text).toContain('tidemark_alerts_open{severity="ERROR"} 3');
  expect(await textOf(null)).not.toContain("tidemark_alert");
});
