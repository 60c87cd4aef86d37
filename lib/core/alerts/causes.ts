/** What follows from what: one cause is one message, and what follows is counted in it. */
import { clusterOf } from "./subject";
import type { AlertList } from "./alert-list";
import type { Alert } from "./terms";
import type { Millis } from "../words/terms";

const MINUTE_MS = 60_000;
/** What begins so long after a broker was lost follows from it. */
const FOLLOWS_MS = 10 * MINUTE_MS;
/** A broker is seen to be lost later than what it led suffers. */
const BEFORE_MS = 30_000;
/** So long after the end of its cause a follower that is still wrong is told for itself; at least so many cycles. */
const GRACE_MS = 2 * MINUTE_MS;
const GRACE_CYCLES = 3;

export const graceMs = (intervalMs: Millis): Millis => Math.max(GRACE_MS, GRACE_CYCLES * intervalMs);

/** Marks the open alerts of a cluster that follow from a cause of it. */
export function assignCauses(list: AlertList, cluster: string, intervalMs: Millis, now: Millis): void {
  const alerts = [...list.all()].filter(({ subject }) => clusterOf(subject) === cluster);
  const causes = alerts.filter(
    ({ subject, endedAt }) => subject.kind !== "group" && (endedAt === null || now - endedAt < graceMs(intervalMs)),
  );
  if (causes.length === 0) return;
  for (const alert of alerts) {
    if (alert.endedAt !== null) continue;
    const cause = causeAmong(causes, alert, list.troubleOf(alert)?.allOffline() ?? false);
    // What follows from lost leaders is the broker's, once that is found to be missing.
    if (!cause || cause.id === alert.cause) continue;
    const before = alert.cause === null ? undefined : list.get(alert.cause);
    if (before === undefined || before.cause === cause.id) list.put({ ...alert, cause: cause.id });
  }
}

/** The cause that an alert follows from; null where it stands for itself. `allOffline`: its group lacks leaders, and nothing else. */
export function causeAmong(causes: readonly Alert[], alert: Alert, allOffline: boolean): Alert | null {
  const [cluster, broker, offline] = (["cluster", "broker", "offline"] as const).map((kind) =>
    causes.find((cause) => cause.subject.kind === kind && follows(alert, cause, allOffline)),
  );
  return cluster ?? broker ?? offline ?? null;
}

function follows(alert: Alert, cause: Alert, allOffline: boolean): boolean {
  const after = alert.openedAt - cause.openedAt;
  const isGroup = alert.subject.kind === "group";
  switch (cause.subject.kind) {
    case "cluster":
      // While it cannot be read nothing begins; what begins right after is consumers that come back.
      return isGroup && beginsAfterEnd(alert, cause);
    case "broker":
      if (alert.subject.kind === "offline") return after >= -BEFORE_MS;
      return isGroup && after >= -BEFORE_MS && (after <= FOLLOWS_MS || allOffline || beginsAfterEnd(alert, cause));
    case "offline":
      return isGroup && allOffline && after >= -BEFORE_MS;
    default:
      return false;
  }
}

const beginsAfterEnd = (alert: Alert, cause: Alert) => cause.endedAt !== null && alert.changedAt >= cause.endedAt;

/** When a follower is told for itself if it is still wrong; null while its cause goes on. A cause that nobody knows ended long ago. */
export function releaseAt(alert: Alert, cause: Alert | undefined, intervalMs: Millis): Millis | null {
  if (cause === undefined) return alert.changedAt;
  return cause.endedAt === null ? null : cause.endedAt + graceMs(intervalMs);
}
