/** Settings of the evaluation, with their defaults. Times in ms, floors in records. */
import type { Profile } from "./terms";

/** A stretch of each week, in minutes from Monday 00:00 on; it may reach over the end of the week. */
export interface WorkingTime {
  from: number;
  minutes: number;
}

/** When a group works, by the clocks of a zone (IANA name). */
export interface Schedule {
  times: readonly WorkingTime[];
  timeZone: string;
}

export interface EvaluationSettings {
  profile: Profile;
  /** How far back the rules look. */
  windowMs: number;
  /**
   * A lag of at most this many records is never a problem by itself. 1 by default: after a transaction its control record is a
   * lag of 1 for ever, while on a slow topic two waiting records may already be an incident.
   */
  floorRecords: number;
  /** A lag that is younger than this is never a problem by itself. */
  floorMs: number;
  /** A status that came back after it had ended is kept until the better one has lasted at least this long. */
  holdMs: number;
  /** How long a group may be silent while records wait; 0: as its habits say. */
  silenceMs: number;
  /** When the group works; absent: as its habits say. */
  schedule?: Schedule;
  /** How many false alarms of a group a month are the price of hearing of trouble early. */
  falseAlarms: number;
  /** Burrow profile: commits in a window, allowed lag, and the share of the window that must be filled. */
  burrowIntervals: number;
  burrowAllowedLag: number;
  burrowMinimumComplete: number;
}

/** What is set for a group on a topic: how it is judged, and whether it counts. */
export interface GroupSettings extends EvaluationSettings {
  /** Known trouble: it is judged and shown, but does not count toward the status of its group. */
  mute?: boolean;
}

/** What a number among the settings may be, both ends included. */
export interface SettingRange {
  least: number;
  most: number;
  /** No fractions. */
  whole: boolean;
}

const DAY = 86_400_000;
const anyCount: SettingRange = { least: 0, most: Number.MAX_SAFE_INTEGER, whole: true };

/** The ranges, wherever a setting comes from: a file, a request, a trace. Some decide how much is kept and looked at. */
export const SETTING_RANGES: Readonly<Record<Exclude<keyof EvaluationSettings, "profile" | "schedule">, SettingRange>> =
  {
    windowMs: { least: 60_000, most: DAY, whole: true },
    floorRecords: anyCount,
    floorMs: anyCount,
    holdMs: anyCount,
    silenceMs: { least: 0, most: 14 * DAY, whole: true },
    falseAlarms: { least: 0.001, most: 100, whole: false },
    burrowIntervals: { least: 1, most: 1000, whole: true },
    burrowAllowedLag: anyCount,
    burrowMinimumComplete: { least: 0, most: 1, whole: false },
  };

export const DEFAULT_EVALUATION: EvaluationSettings = {
  profile: "tidemark",
  windowMs: 10 * 60_000,
  floorRecords: 1,
  floorMs: 10_000,
  holdMs: 30_000,
  silenceMs: 0,
  falseAlarms: 0.1,
  burrowIntervals: 10,
  burrowAllowedLag: 0,
  burrowMinimumComplete: 0,
};
