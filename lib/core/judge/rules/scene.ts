/**
 * What all rules look at: one window at one moment, as plain numbers relative to one base, with the facts that
 * several rules need. Costly facts are computed when first asked for.
 */
import { plainLag } from "../../numbers/lag";
import { logCurve, newestKnown } from "../../numbers/log-time";
import type { LogCurve } from "../../numbers/log-curve";
import type { EvaluationSettings } from "../../words/settings";
import type { Millis } from "../../words/terms";
import { valuesOf, type Factors } from "../factors";
import type { Habits } from "../habits/habits";
import type { Finding } from "../verdict";
import type { PartitionWindow } from "../../numbers/window";
import { delaysOf, type Delay } from "./delays";
import { type Stood, LEAST_MOVES, standOf, type Stand, type Usual } from "./stand";
import type { SlowMoveColumn } from "./slow-moves";

/** Membership as last read. "unknown": never read, or not for a while. */
export type Presence = "members" | "nobody" | "unknown";

export const FACTORS = {
  MEMBERS_STALE_MS: [90_000, "ms", "a member count older than this says nothing about now"],
  REMEMBERED_STAND_MS: [60_000, "ms", "a stand of less is in every window, and need not be remembered"],
} satisfies Factors;
const { MEMBERS_STALE_MS, REMEMBERED_STAND_MS } = valuesOf(FACTORS);

/** What is known from before the window. */
export interface Recalled {
  /** The finding of the cycle before, before it was held; some rules need less to stay than to begin. */
  before: Finding | null;
  /** Highest offset from which the group went back and that it has not reached again; null when there is none. */
  rewind: { from: bigint; at: Millis } | null;
  /** What earlier windows taught of this group's usual waits. */
  habit: Usual | null;
  /** True while a problem that has just ended may come back. */
  relapse: boolean;
  /** The last slow moves, also those from before the window. */
  slowMoves: SlowMoveColumn;
  /** Where it stood in the cycle before, while records waited. */
  stoodBefore: Stood | null;
  /** What days and weeks have taught of the group on this topic; null where nobody learns. */
  habits: Habits | null;
}

/** Nothing is known from before the window. */
export const NOTHING_RECALLED: Recalled = {
  before: null,
  rewind: null,
  habit: null,
  relapse: false,
  slowMoves: [],
  stoodBefore: null,
  habits: null,
};

export class Scene {
  private standing: Stand | null | undefined;
  private curveCache: LogCurve | null | undefined;
  private delayCache: Delay[] | undefined;

  readonly before: Recalled["before"];
  readonly rewind: Recalled["rewind"];
  readonly habit: Recalled["habit"];
  readonly relapse: Recalled["relapse"];
  readonly slowMoves: Recalled["slowMoves"];
  readonly stoodBefore: Recalled["stoodBefore"];
  readonly habits: Recalled["habits"];

  constructor(
    readonly window: PartitionWindow,
    readonly now: Millis,
    readonly settings: EvaluationSettings,
    recalled: Recalled,
  ) {
    // Written out: a spread of them costs more than the rules.
    this.before = recalled.before;
    this.rewind = recalled.rewind;
    this.habit = recalled.habit;
    this.relapse = recalled.relapse;
    this.slowMoves = recalled.slowMoves;
    this.stoodBefore = recalled.stoodBefore;
    this.habits = recalled.habits;
  }

  /** What to remember of where it stands; null where nothing has waited for long, or nobody asked. What was remembered of it stays. */
  get stood(): Stood | null {
    const { standing } = this;
    if (!standing) return null;
    if (this.now - standing.since < REMEMBERED_STAND_MS && this.stoodBefore?.offset !== standing.offset) return null;
    const { offset, since, older, logEnd } = standing;
    return { offset, since, older, logEnd };
  }

  /** What to remember of the usual waits: what this window taught, where it was asked and taught anything. */
  get learned(): Usual | null {
    return this.standing && this.standing.usual.moves >= LEAST_MOVES ? this.standing.usual : this.habit;
  }

  /** Newest commit. */
  get commit() {
    return this.window.commits[this.window.commits.length - 1];
  }

  /** Newest log end offset that was answered. */
  get log() {
    return newestKnown(this.window.logPoints);
  }

  /** Log end offsets relative to the first of them; null when none was answered. */
  get curve(): LogCurve | null {
    if (this.curveCache === undefined) this.curveCache = logCurve(this.window.logPoints);
    return this.curveCache;
  }

  /** Lag in records from the newest readings; 0 when either is missing. */
  get lag(): number {
    const { log, commit } = this;
    if (!log || !commit) return 0;
    const start = this.window.logPoints.at(-1)?.logStart ?? null;
    return Number(plainLag(commit.offset, start, log.logEnd) ?? 0n);
  }

  /** True when more records wait than the floor allows. */
  get recordsWait(): boolean {
    return this.lag > this.settings.floorRecords;
  }

  /** How long the group has stood where it is while records waited; null when none wait. */
  get stand(): Stand | null {
    if (this.standing === undefined) this.standing = this.curve && this.recordsWait ? standOf(this, this.curve) : null;
    return this.standing;
  }

  /**
   * Since when the problem of `rule` lasts. `atEdge` says that it was there before the window begins: then what the same
   * rule said the cycle before reaches further back than the window does.
   */
  lasts(rule: string, since: Millis, atEdge: boolean): Millis {
    return atEdge && this.before?.rule === rule ? Math.min(this.before.from, since) : since;
  }

  /** How late the group was at each of its commits that moved, oldest first. */
  get delays(): Delay[] {
    this.delayCache ??= this.curve ? delaysOf(this.window.commits, this.curve) : [];
    return this.delayCache;
  }

  /** Whether anyone is there to read, by membership. */
  get presence(): Presence {
    const { members } = this.window;
    for (let i = members.length - 1; i >= 0; i--) {
      const { at, count, owned } = members[i]!;
      if (this.now - at > MEMBERS_STALE_MS) break;
      if (owned !== null) return owned ? "members" : "nobody";
      if (count !== null) return count > 0 ? "members" : "nobody";
    }
    return "unknown";
  }

  /** True when the window has seen a member at any time: membership says something about this group. */
  get everHadMembers(): boolean {
    return this.window.members.some(({ count, owned }) => owned === true || (count ?? 0) > 0);
  }

  /** True when nobody was seen to be there at some reading since `from`. */
  wasAway(from: Millis): boolean {
    return this.window.members.some(({ at, count, owned }) => at >= from && (owned === false || count === 0));
  }

  /** Since when it has been so, as far as the window tells: there are members, or nobody; null when it is not known. */
  get presenceSince(): Millis | null {
    const { presence } = this;
    if (presence === "unknown") return null;
    const { members } = this.window;
    let since: Millis | null = null;
    for (let i = members.length - 1; i >= 0; i--) {
      const { at, count, owned } = members[i]!;
      if (count === null && owned === null) continue;
      if ((owned ?? (count ?? 0) > 0) !== (presence === "members")) break;
      since = at;
    }
    return since;
  }
}
