/** What passes between the server and the thread that judges for a reader: plain values only. */
import type { GroupReplayQuery } from "@/lib/api/replay-contract";
import type { DeclaredSilence } from "@/lib/core/judge/habits/declared-silences";
import type { GroupSettings } from "@/lib/core/words/settings";
import type { EvaluationOverride } from "@/lib/core/words/settings-for";
import type { SpanChange } from "@/lib/core/past/spans";
import type { StoredMoment } from "@/lib/core/past/stored-past";
import type { Refusal } from "@/lib/core/words/sentences/refusals/problem";
import type { Millis } from "@/lib/core/words/terms";

export type ChangedSettings = Omit<GroupReplayQuery, "from" | "to" | "topic" | "partition">;

/** A group's past to be judged again. Its moments and what was reported of it follow. */
export interface PastJob {
  kind: "past";
  cluster: string;
  group: string;
  from: Millis;
  to: Millis;
  /** Readings further apart than this are no neighbours. */
  gapMs: Millis;
  defaults: GroupSettings;
  overrides: EvaluationOverride[];
  changed: Partial<ChangedSettings>;
  /** By topic: for how long people say that silence is normal, and what was learned of the group, as bytes (`toBytes`). */
  declared: [topic: string, DeclaredSilence][];
  habits: [topic: string, Uint8Array][];
}

/** Traces as they were sent: JSON in UTF-8. */
export interface TracesJob {
  kind: "traces";
  body: Uint8Array<ArrayBuffer>;
}

export type JudgeJob = PastJob | TracesJob;

/** A change of status as it was reported; `partition` null: of the whole group. */
export interface ReportedChange extends SpanChange {
  topic: string | null;
  partition: number | null;
}

/** What follows a `PastJob`: moments oldest first, and at the end what was reported, oldest first. */
export type PastPiece = { moments: StoredMoment[] } | { reported: ReportedChange[] };

/** The answer, or why there is none. */
export type Judged = { answer: unknown } | { refused: Refusal };

/** `Judged` on its way: an answer is JSON in UTF-8. */
export type JudgedBytes = { answer: Uint8Array<ArrayBuffer> } | Exclude<Judged, { answer: unknown }>;
