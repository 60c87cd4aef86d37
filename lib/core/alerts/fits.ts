/** Whether patterns mean an alert: all that are given must fit. */
import { clusterOf, groupOf } from "./subject";
import { matches } from "../words/settings-for";
import type { Alert, AlertMatch, Severity } from "./terms";
import type { Case } from "../words/terms";

/** What patterns look at, of an alert or of what somebody asks about. */
export interface Subjected {
  cluster: string | null;
  group: string | null;
  topics: readonly string[];
  severity: Severity;
  case: Case | null;
}

/** As `Subjected`, with the team that it belongs to. */
export interface Candidate extends Subjected {
  owner: string | null;
}

/** The first field that does not fit. */
export interface Misfit {
  field: keyof AlertMatch;
  pattern: string;
  /** Null where there is none: a broker is in no group. */
  value: string | null;
}

export const subjectedOf = ({
  subject,
  topics,
  severity,
  case: of,
}: Pick<Alert, "subject" | "topics" | "severity" | "case">): Subjected => ({
  ...{ cluster: clusterOf(subject), group: groupOf(subject), topics, severity, case: of },
});

/** Null where all fits. */
export function misfit(match: AlertMatch, of: Candidate): Misfit | null {
  for (const field of ["cluster", "group", "owner", "severity", "case"] as const) {
    const pattern = match[field];
    const value = of[field];
    if (!fits(pattern, value)) return { field, pattern: pattern!, value };
  }
  const { topic } = match;
  if (topic === null || topic === "*" || of.topics.some((one) => matches(topic, one))) return null;
  return { field: "topic", pattern: topic, value: of.topics[0] ?? null };
}

export const isMeant = (match: AlertMatch, of: Candidate): boolean => misfit(match, of) === null;

const fits = (pattern: string | null, value: string | null): boolean =>
  pattern === null || pattern === "*" || (value !== null && matches(pattern, value));
