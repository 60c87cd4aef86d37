/** The rules by their names, and the facts of what they say; a rule whose words a language lacks does not compile. */
import type { Millis } from "../../terms";
import type { Digits, Inside, Nothing } from "../plain-facts";

/** As findings and traces name the rules. */
export type RuleName = "offline" | "no-data" | "rewind" | "stalled" | "stopped" | "falling-behind";

/** What a rule is, for docs/judgement.md and the pages. */
export interface RuleWords {
  title: string;
  /** What it looks at and when it speaks. */
  explanation: string;
}

/** Types, not interfaces: only those can be sent as plain records. */
export type Standing = {
  offset: Digits;
  ms: Millis;
  /** The stand began before anything was read: it may be older. */
  atLeast: boolean;
  /** Records that arrived meanwhile; null where that is not known for all of the time. */
  arrived: number | null;
  lag: Digits;
};

/** `ms` null: later than anything that was watched; a rate null: not known. */
export type Late = { ms: Millis | null; lag: number; produced: number | null; consumed: number | null };

export type Stopped = { offset: Digits; ms: Millis; lag: Digits };

export interface RuleFactsOf<Inner extends Inside> {
  "stalled.repeats": Standing;
  "stalled.silent-member": Standing;
  "stalled.goes-on": Standing;
  "stalled.hardly-moves": { offset: Digits; lateMs: Millis; gapMs: Millis; lag: Digits };
  "stopped.nobody": Stopped;
  "stopped.members-unknown": Stopped;
  "falling-behind.slower": Late;
  /** Late as before, but as much is consumed as arrives. */
  "falling-behind.keeps": Late;
  /** A member owns the partition and the group commits on others; records that arrived, and those the log retains. */
  "stalled.never-committed": { ms: Millis; arrived: number; retained: Digits };
  /**
   * What is said of a silence; while records waited there was none longer than `longestMs` in the last `knownMs`, but for those
   * that ended trouble that was told and those of hours in which the group does not work.
   */
  "habit.never-longer": { said: Inner["said"]; longestMs: Millis; knownMs: Millis; commits: number };
  "rewind.back": { from: Digits; ms: Millis; to: Digits; back: Digits };
  "offline.leaderless": { ms: Millis; atLeast: boolean };
  "no-data.no-commit": Nothing;
  "no-data.never-read": Nothing;
  "no-data.unread": { ms: Millis };
  /** `reason`: why, as the lag has it. */
  "no-data.lag-unknown": { reason: Inner["reason"] };
}
