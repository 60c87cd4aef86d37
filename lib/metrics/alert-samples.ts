/** Samples of telling people. */
import { SEVERITIES, type Severity } from "@/lib/core/alerts/terms";
import type { Millis } from "@/lib/core/words/terms";
import { sample, type Sample } from "./catalogue";

/** How it goes with telling people, for a scrape. */
export interface AlertMetrics {
  /** Open alerts. */
  open: Readonly<Record<Severity, number>>;
  /** Counts are since the start. */
  receivers: readonly { receiver: string; delivered: number; failed: number; waiting: number; failing: boolean }[];
  /** When the heartbeat was last answered well; undefined: none is configured; null: not since the start. */
  heartbeatAt: Millis | null | undefined;
}

/** A heartbeat that was never answered has no age. */
export function* alertSamples({ open, receivers, heartbeatAt }: AlertMetrics, now: Millis): Generator<Sample> {
  for (const severity of SEVERITIES) yield sample("tidemark_alerts_open", { severity }, open[severity]);
  for (const { receiver, delivered, failed, waiting, failing } of receivers) {
    yield sample("tidemark_alert_deliveries_total", { receiver }, delivered);
    yield sample("tidemark_alert_delivery_failures_total", { receiver }, failed);
    yield sample("tidemark_alert_deliveries_waiting", { receiver }, waiting);
    yield sample("tidemark_alert_receiver_failing", { receiver }, failing ? 1 : 0);
  }
  if (typeof heartbeatAt === "number")
    yield sample("tidemark_heartbeat_age_seconds", {}, Math.max(0, now - heartbeatAt) / 1000);
}
