/** What programs take from an alert: plain names and values, the same in every language. */
import type { Owner, NotifiedAlert } from "./terms";
import { visible } from "./visible";

const MOST_VALUE = 1000;

/**
 * Labels of an alert: `severity`, `kind`, and as far as there are such, `cluster`, `group`, `broker`, `receiver`, `case`, `status`,
 * `topic` and `partition` of the worst place, `owner`, `contact`, `runbook`.
 */
export function labelsOf(alert: NotifiedAlert, owner: Owner | null): Record<string, string> {
  const { kind, ...names } = alert.subject;
  const worst = alert.places[0];
  const labels: Record<string, string | number | null | undefined> = {
    severity: alert.severity,
    kind,
    ...names,
    case: alert.case,
    status: worst?.status,
    topic: worst?.topic ?? alert.topics[0],
    partition: worst?.partition,
    owner: owner?.team,
    contact: owner?.contact,
    runbook: owner?.runbook,
  };
  return Object.fromEntries(
    Object.entries(labels).flatMap(([name, value]) =>
      value === null || value === undefined ? [] : [[name, visible(String(value), MOST_VALUE)]],
    ),
  );
}
