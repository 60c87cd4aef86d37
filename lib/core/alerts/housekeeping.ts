/** What time alone changes about alerts. */
import { FLAPPING_MS, steadyAt } from "./flapping";
import { releaseAt } from "./causes";
import { earliest } from "./soonest";
import type { AlertList } from "./alert-list";
import type { AlertPolicy } from "./terms";
import type { Millis } from "../words/terms";

/** Alerts that came and went and have been the same for a while: their true state is told. @returns when one will be */
export function steady(list: AlertList, now: Millis): Millis | null {
  let nextAt: Millis | null = null;
  for (const alert of [...list.all()]) {
    if (alert.flappingSince === null) continue;
    const at = steadyAt(alert);
    if (at <= now) list.put({ ...alert, flappingSince: null, changes: [] });
    else nextAt = earliest(nextAt, at);
  }
  return nextAt;
}

/** Followers that are still wrong a while after the end of their cause stand for themselves. @returns when one will */
export function release(list: AlertList, intervalOf: (cluster: string) => Millis, now: Millis): Millis | null {
  let nextAt: Millis | null = null;
  for (const alert of [...list.all()]) {
    if (alert.cause === null || alert.endedAt !== null || !("cluster" in alert.subject)) continue;
    const allOffline = list.troubleOf(alert)?.allOffline();
    const intervalMs = intervalOf(alert.subject.cluster);
    const at = releaseAt(alert, list.get(alert.cause), { intervalMs, allOffline });
    if (at !== null && at <= now) list.put({ ...alert, cause: null });
    else nextAt = earliest(nextAt, at);
  }
  return nextAt;
}

/** A receiver that is in no setting any more fails no more. */
export function endRemoved(list: AlertList, policy: AlertPolicy, now: Millis): void {
  for (const alert of [...list.all()]) {
    const { subject, endedAt } = alert;
    if (subject.kind !== "receiver" || endedAt !== null) continue;
    if (!policy.receivers.some(({ name }) => name === subject.receiver)) list.end(alert, "deleted", now);
  }
}

/** Ended alerts about which nothing is owed. @returns those of which that is new */
export function settle(list: AlertList, isOwed: (id: string) => boolean): string[] {
  const settled: string[] = [];
  for (const alert of list.all()) {
    if (alert.endedAt === null || alert.flappingSince !== null || isOwed(alert.id)) continue;
    if (list.settle(alert)) settled.push(alert.id);
  }
  return settled;
}

/** Drops ended alerts once they say nothing of flapping any more. */
export function forgetOld(list: AlertList, now: Millis): void {
  for (const alert of [...list.all()])
    if (alert.endedAt !== null && list.isSettled(alert.id) && now - alert.endedAt > FLAPPING_MS) list.forget(alert);
}
