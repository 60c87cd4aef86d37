/** Which case a group is in, now and in the past: the past is told from stored status changes. */
import type { Said } from "../words/sentences/facts";
import type { Case, ConsumerStatus, Millis } from "../words/terms";

/** The case of a group with this status; `offline`: some partition of it has no leader. Null: nobody knows. */
export function caseFor(status: ConsumerStatus, offline: boolean): Case | null {
  if (offline) return "offline-partition";
  if (status === "ERROR") return "stalled-consumer";
  if (status === "WARNING") return "throughput-problem";
  return status === "OK" ? "normal" : null;
}

/** What was said of a change, and its facts where they are stored. */
interface Because {
  why: string;
  said?: Said;
}

/** A stored change of one group: of its own status, of a partition that lost or found its leader, or its end. */
export type CaseChange = { at: Millis } & Because &
  ({ of: "group"; status: ConsumerStatus | null } | { of: "partition"; partition: string; offline: boolean });

/** A stretch in which a group was in one case. */
export interface CaseSpan {
  case: Case;
  /** The consumer status at the beginning. */
  status: ConsumerStatus;
  from: Millis;
  /** Null: it was in the case when the changes end. */
  to: Millis | null;
  /** What was said when it began. */
  why: string;
  said?: Said;
}

/** Stretches of cases of one group from its changes, oldest first. Changes of one moment count as one. */
export function caseSpans(changes: readonly CaseChange[]): CaseSpan[] {
  const spans: CaseSpan[] = [];
  const offline = new Set<string>();
  let status: ConsumerStatus | null = null;
  for (let index = 0; index < changes.length;) {
    const { at } = changes[index]!;
    let words: Because | null = null;
    for (; changes[index]?.at === at; index++) {
      const change = changes[index]!;
      if (change.of === "group") {
        status = change.status;
        words = change;
        if (status === null) offline.clear();
      } else {
        if (change.offline) offline.add(change.partition);
        else offline.delete(change.partition);
        words ??= change;
      }
    }
    const now = status === null ? null : caseFor(status, offline.size > 0);
    const last = spans.at(-1);
    const open = last?.to === null ? last : null;
    if (open?.case === now) continue;
    if (open) open.to = at;
    if (now && status) spans.push({ case: now, status, from: at, to: null, ...wordsOf(words) });
  }
  return spans;
}

const wordsOf = (because: Because | null): Because => ({
  why: because?.why ?? "",
  ...(because?.said && { said: because.said }),
});
