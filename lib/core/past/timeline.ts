/** The words of the timeline: kinds of happenings as a person tells them apart, and how bad each is. */
import type { Happening } from "../picture/changes";

/** Kinds as they are filtered by: a group's status and a partition's are told apart, for there are many of the latter. */
export const TIMELINE_KINDS = [
  "status",
  "partition-status",
  "rebalance",
  "lag-lost",
  "collection-gap",
  "group-deleted",
  "message",
  "note",
] as const;
export type TimelineKind = (typeof TIMELINE_KINDS)[number];

/** The kind under which the timeline lists a happening. */
export const timelineKind = ({ kind, topic }: Pick<Happening, "kind" | "topic">): TimelineKind =>
  kind === "status" && topic !== null ? "partition-status" : kind;

/** How bad a happening is, from the quietest to the worst. */
export const SEVERITIES = ["quiet", "ok", "warning", "error", "offline"] as const;
export type Severity = (typeof SEVERITIES)[number];

const STATUS_SEVERITY: Record<string, Severity> = {
  OK: "ok",
  UNKNOWN: "quiet",
  WARNING: "warning",
  ERROR: "error",
  REWIND: "error",
  STOPPED: "error",
  STALLED: "error",
  OFFLINE: "offline",
};

/** What follows from a happening: the severity of the status it led to; lost records and lost sight count as errors. */
export function severityOf({ kind, after }: Pick<Happening, "kind" | "after">): Severity {
  if (kind === "status") return STATUS_SEVERITY[after ?? ""] ?? "quiet";
  if (kind === "lag-lost" || (kind === "collection-gap" && after === "unreachable")) return "error";
  return "quiet";
}

/** Statuses that call for somebody. */
export const PROBLEM_STATUSES: readonly string[] = Object.keys(STATUS_SEVERITY).filter((status) =>
  ["warning", "error", "offline"].includes(STATUS_SEVERITY[status]!),
);

/** What a person may write down; `after` of the happening carries it, which the program's own notes lack. */
export const NOTE_KINDS = ["note", "deploy"] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];

/** The kind of a note that a person wrote; null for every other happening. */
export const noteKind = ({ kind, after }: Pick<Happening, "kind" | "after">): NoteKind | null =>
  kind === "note" ? (NOTE_KINDS.find((one) => one === after) ?? null) : null;

/** Whether a message was given up at its deadline. */
export const isGivenUp = ({ kind, after }: Pick<Happening, "kind" | "after">): boolean =>
  kind === "message" && after === "expired";

/** The delivery of a message in the log, and the incident it tells of where it tells of one; null for every other happening. */
export function messageFacts({ kind, said }: { kind: Happening["kind"]; said?: { values: object } }) {
  if (kind !== "message" || !said) return null;
  const { delivery, incident } = said.values as Record<string, unknown>;
  return typeof delivery === "string" ? { delivery, incident: typeof incident === "string" ? incident : null } : null;
}
