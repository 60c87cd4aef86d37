/** Causes outside of clusters: a database that takes nothing, a receiver that takes nothing. */
import { detailsWith } from "./cluster-sight";
import type { AlertList } from "./alert-list";
import type { DatabaseView, ReceiverView } from "./view";
import type { Millis } from "../words/terms";

/** History that cannot be written for longer than this is told. */
const DATABASE_MS = 60_000;
/** So many failures in a row over so long: a receiver takes nothing. */
const RECEIVER_FAILURES = 3;
const RECEIVER_MS = 2 * 60_000;

export function takeDatabase(list: AlertList, view: DatabaseView, now: Millis): void {
  const subject = { kind: "database" } as const;
  const alert = list.about(subject);
  if (!view) {
    if (alert?.endedAt === null) list.end(alert, "recovered", now);
  } else if (alert?.endedAt === null || now - view.since > DATABASE_MS) {
    const { since, why, said } = view;
    list.begin({ subject, severity: "WARNING", since, ...detailsWith({ why, said }) }, now);
  }
}

export function takeReceiver(list: AlertList, receiver: string, view: ReceiverView, now: Millis): void {
  const subject = { kind: "receiver", receiver } as const;
  const alert = list.about(subject);
  if (!view) {
    if (alert?.endedAt === null) list.end(alert, "recovered", now);
  } else if (alert?.endedAt === null || (view.failures >= RECEIVER_FAILURES && now - view.since >= RECEIVER_MS)) {
    list.begin({ subject, severity: "ERROR", since: view.since, ...detailsWith({ why: view.answer }) }, now);
  }
}
