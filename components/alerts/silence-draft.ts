/** A silence as the form holds it, and as the interface takes it. Pure. */
import type { PreviewBody, SilenceBody } from "@/lib/api/alert-silences-contract";
import type { Severity } from "@/lib/core/alerts/terms";
import { CASES } from "@/lib/core/words/terms";
import { minuteOf, ruleOf, type RuleDay } from "./window-rule";

/** Which alerts are meant; "" stands for all. */
export interface MatchDraft {
  cluster: string;
  group: string;
  topic: string;
  owner: string;
  severity: string;
  case: string;
}

export const NO_MATCH: MatchDraft = { cluster: "", group: "", topic: "", owner: "", severity: "", case: "" };

const HOUR = 3_600_000;
/** How long a silence may be at the press of a button. */
export const LENGTHS = { "1h": HOUR, "4h": 4 * HOUR, "1d": 24 * HOUR, "7d": 7 * 24 * HOUR } as const;
export const ENDS = ["1h", "4h", "1d", "7d", "resolved", "at", "repeats"] as const;
export type End = (typeof ENDS)[number];

export interface TimeDraft {
  end: End;
  /** ms since the epoch, of `at`; NaN where none is given. */
  endsAt: number;
  /** "own": `rule` as it is typed. */
  often: "weekly" | "own";
  days: RuleDay[];
  clock: string;
  rule: string;
  timeZone: string;
  /** Minutes, as typed. */
  minutes: string;
}

export const NO_TIME: Omit<TimeDraft, "timeZone"> = {
  ...{ end: "1h", endsAt: NaN, often: "weekly", days: ["SU"], clock: "02:00", minutes: "60" },
  rule: "FREQ=MONTHLY;BYDAY=1SU;BYHOUR=2;BYMINUTE=0",
};

type MatchBody = PreviewBody["match"];

/** What is meant, in the words of the interface; null where nothing is. */
export function matchBody(match: MatchDraft): MatchBody | null {
  const text = (value: string) => value.trim() || null;
  const body = {
    ...{ cluster: text(match.cluster), group: text(match.group), topic: text(match.topic), owner: text(match.owner) },
    severity: match.severity === "" ? null : (match.severity as Severity),
    case: CASES.find((one) => one === match.case) ?? null,
  };
  return Object.values(body).some((value) => value !== null) ? body : null;
}

/** The recurrence that is chosen; null where it is not whole. */
function recurrenceOf(time: TimeDraft): NonNullable<SilenceBody["recurrence"]> | null {
  const minute = minuteOf(time.clock);
  const rule = time.often === "own" ? time.rule.trim() : minute === null ? null : ruleOf({ days: time.days, minute });
  const minutes = Number(time.minutes);
  if (!rule || !Number.isInteger(minutes) || minutes < 1 || time.timeZone.trim() === "") return null;
  return { rule, timeZone: time.timeZone.trim(), durationMs: minutes * 60_000 };
}

/** When it is to hold; null where that is not whole. `now`: ms since the epoch, by the server's clock. */
export function timesOf(
  time: TimeDraft,
  now: number,
): Pick<SilenceBody, "endsAt" | "untilResolved" | "recurrence"> | null {
  if (time.end === "resolved") return { untilResolved: true };
  if (time.end === "at") return time.endsAt > now ? { endsAt: time.endsAt } : null;
  if (time.end !== "repeats") return { endsAt: now + LENGTHS[time.end] };
  const recurrence = recurrenceOf(time);
  return recurrence && { recurrence };
}

/** What to ask for a preview: which alerts, and of a window its next times. The end of a silence changes nothing of it. */
export function previewOf(match: MatchDraft, time: TimeDraft): PreviewBody | null {
  const meant = matchBody(match);
  if (!meant) return null;
  const recurrence = time.end === "repeats" ? recurrenceOf(time) : null;
  return recurrence ? { match: meant, recurrence } : { match: meant };
}
