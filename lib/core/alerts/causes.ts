/** What follows from what: one cause is one message, and what follows is counted in it. */
import { clusterOf } from "./subject";
import type { AlertList } from "./alert-list";
import type { Alert } from "./terms";
import type { Millis } from "../words/terms";

const MINUTE_MS = 60_000;
/** What begins so long after a broker was lost follows from it: members move, coordinators and leaders are elected. */
const FOLLOWS_MS = 2 * MINUTE_MS;
/** Whoever has leaders and is still wrong so long after the loss is in trouble of its own, whatever else is broken. */
const STANDS_MS = 4 * MINUTE_MS;
/** A broker is seen to be lost later than what it led suffers. */
const BEFORE_MS = 30_000;
/** So long after the end of its cause a follower that is still wrong is told for itself; at least so many cycles. */
const GRACE_MS = 2 * MINUTE_MS;
const GRACE_CYCLES = 3;

const graceMs = (intervalMs: Millis): Millis => Math.max(GRACE_MS, GRACE_CYCLES * intervalMs);

/**
 * Marks the open alerts of a cluster that follow from a cause of it.
 * @param unwitnessed brokers that nobody saw being lost, so that nothing is known to have begun with it
 */
export function assignCauses(
  list: AlertList,
  { cluster, intervalMs, unwitnessed }: { cluster: string; intervalMs: Millis; unwitnessed: ReadonlySet<number> },
  now: Millis,
): void {
  const alerts = [...list.all()].filter(({ subject }) => clusterOf(subject) === cluster);
  const causes = alerts.filter(
    ({ subject, endedAt }) => subject.kind !== "group" && (endedAt === null || now - endedAt < graceMs(intervalMs)),
  );
  if (causes.length === 0) return;
  for (const alert of alerts) {
    if (alert.endedAt !== null) continue;
    const allOffline = list.troubleOf(alert)?.allOffline() ?? false;
    const cause = causeAmong(causes, alert, { allOffline, unwitnessed, now });
    // What follows from lost leaders is the broker's, once that is found to be missing.
    if (!cause || cause.id === alert.cause) continue;
    const before = alert.cause === null ? undefined : list.get(alert.cause);
    if (before === undefined || before.cause === cause.id) list.put({ ...alert, cause: cause.id });
  }
}

interface Circumstances {
  /** The alert's group lacks leaders, and nothing else. */
  allOffline: boolean;
  unwitnessed: ReadonlySet<number>;
  now: Millis;
}

/** The cause that an alert follows from; null where it stands for itself. */
function causeAmong(causes: readonly Alert[], alert: Alert, how: Circumstances): Alert | null {
  const [cluster, broker, offline] = (["cluster", "broker", "offline"] as const).map((kind) =>
    causes.find((cause) => cause.subject.kind === kind && follows(alert, cause, how)),
  );
  return cluster ?? broker ?? offline ?? null;
}

function follows(alert: Alert, cause: Alert, { allOffline, unwitnessed, now }: Circumstances): boolean {
  const after = alert.openedAt - cause.openedAt;
  const isGroup = alert.subject.kind === "group";
  switch (cause.subject.kind) {
    case "cluster":
      // While it cannot be read nothing begins; what begins right after is consumers that come back.
      return isGroup && beginsAfterEnd(alert, cause);
    case "broker":
      if (alert.subject.kind === "offline") return after >= -BEFORE_MS;
      if (!isGroup || after < -BEFORE_MS) return false;
      if (allOffline || beginsAfterEnd(alert, cause)) return true;
      return !unwitnessed.has(cause.subject.broker) && after <= FOLLOWS_MS && now < standsAt(cause);
    case "offline":
      return isGroup && allOffline && after >= -BEFORE_MS;
    default:
      return false;
  }
}

const beginsAfterEnd = (alert: Alert, cause: Alert) => cause.endedAt !== null && alert.changedAt >= cause.endedAt;

/** The same for all that follow: what is told then is one message. */
const standsAt = (cause: Alert): Millis => cause.openedAt + STANDS_MS;

/**
 * When a follower is told for itself if it is still wrong; null: not while its cause goes on. A cause that nobody knows ended
 * long ago. `allOffline` undefined: the group was not seen since the start.
 */
export function releaseAt(
  alert: Alert,
  cause: Alert | undefined,
  { intervalMs, allOffline = true }: { intervalMs: Millis; allOffline: boolean | undefined },
): Millis | null {
  if (cause === undefined) return alert.changedAt;
  if (cause.endedAt !== null) return cause.endedAt + graceMs(intervalMs);
  const stands = cause.subject.kind === "broker" && alert.subject.kind === "group" && !allOffline;
  return stands ? standsAt(cause) : null;
}
