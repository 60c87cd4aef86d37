/** Alerts as rows, and rows as alerts. */
import type { Alert, AlertSubject } from "@/lib/core/alerts/terms";
import { currentFacts, fromStoredName, toArrayLiteral, toStoredName, toStoredText } from "../stored-text";
import { json, upsertOf, whole, MOST_INT, type Column } from "./columns";
import { keyOf } from "./keys";
import { ALERT } from "./shapes";
import { readable } from "./readable";

/** The part of the subject that some kinds have. */
const partOf = (subject: AlertSubject, name: "cluster" | "group" | "receiver"): string | null => {
  const part = (subject as Partial<Record<typeof name, string>>)[name];
  return part === undefined ? null : toStoredName(part);
};

const COLUMNS: readonly Column<Alert>[] = [
  { name: "key", type: "text", of: ({ id }) => keyOf(id) },
  { name: "id", type: "text", of: ({ id }) => toStoredName(id) },
  { name: "kind", type: "text", of: ({ subject }) => subject.kind },
  { name: "cluster", type: "text", of: ({ subject }) => partOf(subject, "cluster") },
  { name: "group", type: "text", of: ({ subject }) => partOf(subject, "group") },
  { name: "broker", type: "int", of: ({ subject }) => (subject.kind === "broker" ? subject.broker : null) },
  { name: "receiver", type: "text", of: ({ subject }) => partOf(subject, "receiver") },
  { name: "severity", type: "text", of: ({ severity }) => severity },
  { name: "case", type: "text", of: (alert) => alert.case },
  { name: "openedAt", type: "bigint", of: ({ openedAt }) => whole(openedAt) },
  { name: "changedAt", type: "bigint", of: ({ changedAt }) => whole(changedAt) },
  { name: "endedAt", type: "bigint", of: ({ endedAt }) => whole(endedAt) },
  { name: "end", type: "text", of: ({ end }) => end },
  { name: "why", type: "text", of: ({ why }) => toStoredText(why) },
  { name: "said", type: "json", of: ({ said }) => json(said) },
  { name: "measures", type: "json", of: ({ measures }) => json(measures) },
  { name: "places", type: "json", of: ({ places }) => json(places) },
  { name: "placeCount", type: "int", of: ({ placeCount }) => whole(placeCount, MOST_INT) },
  { name: "topics", type: "json", of: ({ topics }) => json(topics) },
  { name: "cause", type: "text", of: ({ cause }) => cause && toStoredName(cause) },
  { name: "changes", type: "bigint[]", of: ({ changes }) => toArrayLiteral(changes.map((at) => whole(at))) },
  { name: "flappingSince", type: "bigint", of: ({ flappingSince }) => whole(flappingSince) },
  { name: "acknowledged", type: "json", of: ({ acknowledged }) => json(acknowledged) },
  { name: "notified", type: "json", of: ({ notified }) => json(notified) },
  { name: "owed", type: "boolean", of: () => true },
  { name: "epoch", type: "int", of: (_, epoch) => epoch },
];

/** Stores alerts that the book keeps. */
export const upsertAlerts = upsertOf("Alert", COLUMNS);

export interface AlertRow extends Record<string, unknown> {
  id: string;
  kind: string;
  cluster: string | null;
  group: string | null;
  broker: number | null;
  receiver: string | null;
  openedAt: string;
  changedAt: string;
  endedAt: string | null;
  cause: string | null;
  changes: string[];
  flappingSince: string | null;
}

const millis = (digits: string | null): number | null => (digits === null ? null : Number(digits));
const nameOf = (stored: string | null): string | null => (stored === null ? null : fromStoredName(stored));

/** The alert of a row; null, with a line in the log, where this release cannot read it. */
export function toAlert(row: AlertRow): Alert | null {
  const parts = {
    cluster: nameOf(row.cluster),
    group: nameOf(row.group),
    broker: row.broker,
    receiver: nameOf(row.receiver),
  };
  const given = Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== null));
  const candidate = {
    id: fromStoredName(row.id),
    subject: { kind: row.kind, ...given },
    ...{ severity: row.severity, case: row.case, end: row.end, why: row.why, said: currentFacts(row.said) },
    openedAt: millis(row.openedAt),
    changedAt: millis(row.changedAt),
    endedAt: millis(row.endedAt),
    ...{ measures: row.measures, places: row.places, placeCount: row.placeCount, topics: row.topics },
    cause: nameOf(row.cause),
    changes: row.changes.map(Number),
    flappingSince: millis(row.flappingSince),
    ...{ acknowledged: row.acknowledged, notified: row.notified },
  };
  return readable("alert", ALERT, candidate);
}
