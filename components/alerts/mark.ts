/** What is done about a group's alert, for the marks beside its name: somebody looks after it, or it is silenced. Pure. */
import type { AlertsAnswer, AlertWire } from "@/lib/api/alerts-contract";

export type Mark =
  | { kind: "acknowledged"; by: string; at: number }
  /** `until` null: without an end that is known. */
  | { kind: "silenced"; by: string | null; reason: string | null; until: number | null };

/** Silences first: nobody is told then, whoever has acknowledged it. */
export function markOf({ acknowledged, silencedBy }: Pick<AlertWire, "acknowledged" | "silencedBy">): Mark | null {
  const silence = longest(silencedBy);
  if (silence) return { kind: "silenced", by: silence.author, reason: silence.reason, until: silence.until };
  return acknowledged ? { kind: "acknowledged", ...acknowledged } : null;
}

/** Of several silences the one that ends last. */
export function longest<T extends { until: number | null }>(silences: readonly T[]): T | undefined {
  return silences.reduce<T | undefined>(
    (last, one) => (!last || (one.until ?? Infinity) > (last.until ?? Infinity) ? one : last),
    undefined,
  );
}

const keyOf = (cluster: string, group: string) => JSON.stringify([cluster, group]);

const known = new WeakMap<AlertsAnswer, Map<string, AlertWire>>();

function byGroup(answer: AlertsAnswer): Map<string, AlertWire> {
  let found = known.get(answer);
  if (!found) {
    const entries = answer.firing.flatMap((alert) =>
      alert.subject.kind === "group" ? [[keyOf(alert.subject.cluster, alert.subject.group), alert] as const] : [],
    );
    known.set(answer, (found = new Map(entries)));
  }
  return found;
}

/** The alert of a group that fires; null where none does. Rows ask one after the other: the list is gone through once. */
export const alertOfGroup = (answer: AlertsAnswer, cluster: string, group: string): AlertWire | null =>
  byGroup(answer).get(keyOf(cluster, group)) ?? null;
