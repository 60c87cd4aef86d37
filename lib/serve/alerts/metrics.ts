/** What a scrape says of telling people. */
import { SEVERITIES, type Severity } from "@/lib/core/alerts/terms";
import type { AlertKeeper } from "../../monitor/alert-keeper-port";
import { waitingBy } from "./policy";

/** Null while alerts have not been read: then nothing is known of them. */
export function alertMetrics(keeper: AlertKeeper | null) {
  if (!keeper) return null;
  const open = Object.fromEntries(SEVERITIES.map((severity) => [severity, 0])) as Record<Severity, number>;
  for (const { endedAt, severity } of keeper.alerts()) if (endedAt === null) open[severity]++;
  const waiting = waitingBy(keeper.waiting());
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
      waiting: waiting.get(name) ?? 0,
    })),
  };
}
