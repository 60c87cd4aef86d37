/** What a scrape says of telling people. */
import { SEVERITIES, type Severity } from "@/lib/core/alerts/terms";
import type { AlertKeeper } from "../../monitor/alert-keeper-port";

/** Null while alerts have not been read: then nothing is known of them. */
export function alertMetrics(keeper: AlertKeeper | null) {
  if (!keeper) return null;
  const firing = keeper.alerts().filter(({ endedAt }) => endedAt === null);
  const count = (severity: Severity) => firing.filter((alert) => alert.severity === severity).length;
  const open = Object.fromEntries(SEVERITIES.map((severity) => [severity, count(severity)])) as Record<
    Severity,
    number
  >;
  const waiting = keeper.waiting();
  const { heartbeat, receivers } = keeper.state();
  const fares = new Map(receivers.map((state) => [state.receiver, state]));
  return {
    open,
    heartbeatAt: heartbeat ? heartbeat.lastGoodAt : undefined,
    receivers: keeper.receivers().map(({ name }) => ({
      receiver: name,
      delivered: fares.get(name)?.delivered ?? 0,
      failed: fares.get(name)?.failed ?? 0,
      failing: (fares.get(name)?.failingSince ?? null) !== null,
      waiting: waiting.filter(({ receiver }) => receiver === name).length,
    })),
  };
}
