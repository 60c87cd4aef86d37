/** How long a group may stand or be silent before a rule speaks: what is usual for it, and never less than a floor. */
import { writtenAt } from "../../numbers/log-time";
import { say, wholeMs, type Said } from "../../words/sentences/facts";
import type { Millis } from "../../words/terms";
import { mayBeSilent } from "../habits/schedule";
import { valuesOf, type Factors } from "../factors";
import { delayOf } from "./delays";
import type { Scene } from "./scene";
import { FOUND_MS } from "./slow-moves";
import { IDLE_MS, LEAST_MOVES, type Stand } from "./stand";
import { suddenLateness } from "./sudden";

export const FACTORS = {
  WITNESSED_MS: [30_000, "ms", "repeated commits over waiting records for this long are no coincidence"],
  SILENT_MEMBER_MS: [
    50_000,
    "ms",
    "silence of a consumer that is a member: longer than rebalances and the usual session timeout (45 s)",
  ],
  SILENT_MS: [
    66_000,
    "ms",
    "silence of a consumer that is not known to be a member: longer than a deploy takes, or each one would be told",
  ],
  SILENT_AGAIN_MS: [35_000, "ms", "silence of a group that was well again only a few minutes ago"],
  MEMBERLESS_MS: [65_000, "ms", "a group that had members and has had none for this long is not deploying any more"],
  SILENT_UNKNOWN_HABIT_MS: [
    7 * 60_000,
    "ms",
    "silence after the only commit ever seen of a group that was in time with it: it may commit every few minutes",
  ],
  SILENT_ONE_COMMIT_MS: [
    11 * 60_000,
    "ms",
    "the same where that commit was made before anybody watched: longer than the stream looks back for others",
  ],
  SILENT_UNKNOWN_LATE_MS: [150_000, "ms", "the same of a group that was late already, but was seen to commit"],
  USUAL_TIMES: [
    2,
    "times",
    "of its usual wait is what a group is given whose waits are known: what takes twice as long is no chance",
  ],
  KNOWN_WAITS: [3, "moves", "of so many the wait must be known; with fewer, more is allowed"],
  UNKNOWN_TIMES: [4, "times", "of its usual wait, where next to nothing is known of it"],
  LESS_TIMES: [0.5, "times", "less of it for each wait that is known"],
  EXTRA_MS: [10_000, "ms", "beyond what is usual: readings are 5 s apart, and commits are seen late"],
  SHORTER_MS: [
    5_000,
    "ms",
    "less than the least silence and the usual wait together: one of the two holds some slack already",
  ],
  AGAIN_TIMES: [
    2,
    "times",
    "the median wait, while a problem may still come back: outages that have just been are no habit",
  ],
  LATE_TIMES: [
    1.15,
    "times",
    "its usual wait is enough for a group that was suddenly late at its last commit: its silence is no accident",
  ],
  LATE_EXTRA_MS: [5_000, "ms", "beyond that: a reading"],
  LEAST_IN_TIME: [
    2,
    "commits",
    "in time are enough to be suddenly late after: silence, which makes the window forget, must add to it",
  ],
  CAME_LATE_SHARE: [0.25, "share", "of the time since the commit before: by so much at least a commit is late"],
  TIMES_AFTER_IDLE: [
    1.5,
    "times",
    "the usual wait of a batch that came after minutes without any: left lying for longer it is trouble",
  ],
  EXTRA_AFTER_IDLE_MS: [30_000, "ms", "beyond that: to start a consumer takes now more, now less"],
  DEPLOYED_TIMES: [1.15, "times", "its longest deploy so far: beyond it a group is silent for no reason that is known"],
  DEPLOYED_EXTRA_MS: [8_000, "ms", "beyond that: a reading, and what its clock and ours differ"],
  RARE_MS: [10 * 60_000, "ms", "from this usual wait on a commit is rare"],
  RARE_TIMES: [1.5, "times", "the usual wait of rare commits: by then one is missed"],
  RARE_EXTRA_MS: [100_000, "ms", "beyond that: who starts by the clock starts a minute late at times"],
  SEEN_LATE_MS: [20_000, "ms", "where polls alone see commits, a commit looks later than it was by so much"],
} satisfies Factors;
export const { WITNESSED_MS, SILENT_MEMBER_MS, SILENT_AGAIN_MS } = valuesOf(FACTORS);
const {
  SILENT_MS,
  MEMBERLESS_MS,
  SILENT_UNKNOWN_HABIT_MS,
  SILENT_ONE_COMMIT_MS,
  SILENT_UNKNOWN_LATE_MS,
  USUAL_TIMES,
  KNOWN_WAITS,
  UNKNOWN_TIMES,
  LESS_TIMES,
  EXTRA_MS,
  SHORTER_MS,
  AGAIN_TIMES,
  LATE_TIMES,
  LATE_EXTRA_MS,
  LEAST_IN_TIME,
  CAME_LATE_SHARE,
  TIMES_AFTER_IDLE,
  EXTRA_AFTER_IDLE_MS,
  DEPLOYED_TIMES,
  DEPLOYED_EXTRA_MS,
  RARE_MS,
  RARE_TIMES,
  RARE_EXTRA_MS,
  SEEN_LATE_MS,
} = valuesOf(FACTORS);

/**
 * How long this group may commit nothing, in ms, while records wait: what is set for it, or what the window says or, where it
 * allows more, what days and weeks have taught. Infinity at a time of day or week at which the group does not work.
 */
export function silenceLimit(scene: Scene, stand: Stand): Millis {
  const { settings, habits, now, commit, relapse } = scene;
  const { schedule } = settings;
  if (schedule && mayBeSilent(schedule, now)) return Infinity;
  if (settings.silenceMs > 0) return settings.silenceMs;
  const limit = windowLimit(scene, stand);
  if (habits === null || commit === undefined || stand.silentMs < limit) return limit;
  if (!schedule && habits.activity.isUsuallySilent(commit.at, now)) return Infinity;
  // Outages that have just been are no habit.
  return relapse ? limit : Math.max(limit, habits.silenceLimit(now, settings.falseAlarms));
}

/** What is said of a silence, with how long this group was silent before, where that is known and was never as long. */
export function besideHabit(said: Said, { habits, now, stand }: Scene): Said {
  const known = habits?.known(now);
  if (!known || !stand || known.longestMs > stand.silentMs) return said;
  return say("habit.never-longer", { said, ...known, knownMs: wholeMs(known.knownMs) });
}

/** As `silenceLimit`, by what the window and the last slow moves say. */
function windowLimit(scene: Scene, stand: Stand): Millis {
  const { presence } = scene;
  const least = scene.relapse ? SILENT_AGAIN_MS : presence === "members" ? SILENT_MEMBER_MS : SILENT_MS;
  // A silence that was a deploy before is one again.
  const { deployMs } = stand.usual;
  const base = scene.relapse || deployMs === 0 ? least : Math.max(least, DEPLOYED_TIMES * deployMs + DEPLOYED_EXTRA_MS);
  const memberless = presence === "nobody" ? scene.presenceSince : null;
  const memberlessMs = scene.relapse ? SILENT_AGAIN_MS : MEMBERLESS_MS;
  const { waitMs, longWaitMs, gapMs, repeats, moves, waits, afterIdleMs } = stand.usual;
  // Who is started when records come, and goes again, is given the time that it takes.
  if (afterIdleMs > 0 && !scene.relapse && wasIdle(scene, stand))
    return Math.max(base, TIMES_AFTER_IDLE * afterIdleMs + EXTRA_AFTER_IDLE_MS);
  if (memberless !== null && scene.everHadMembers && scene.now - memberless >= memberlessMs) return base;
  const usual = Math.max(waitMs, repeats && gapMs !== null ? gapMs : 0);
  // Outages that have just been are no habit.
  if (scene.relapse && usual > 0) return Math.max(base, AGAIN_TIMES * usual + EXTRA_MS);
  if (usual > 0 && cameLate(scene)) return Math.max(base, LATE_TIMES * usual + LATE_EXTRA_MS);
  const times = waits >= KNOWN_WAITS ? USUAL_TIMES : UNKNOWN_TIMES - waits * LESS_TIMES;
  if (usual >= RARE_MS) return Math.max(RARE_TIMES * usual + RARE_EXTRA_MS, longWaitMs + EXTRA_MS);
  if (usual > 0) return Math.max(base + usual - SHORTER_MS, times * usual + EXTRA_MS, longWaitMs + EXTRA_MS);
  if (moves >= LEAST_MOVES || (presence === "nobody" && !isOnlyKnownFromBefore(scene))) return base;
  if (isOnlyKnownFromBefore(scene)) return SILENT_ONE_COMMIT_MS;
  if (wasInTime(scene)) return SILENT_UNKNOWN_HABIT_MS;
  if (!stand.older) return SILENT_UNKNOWN_LATE_MS;
  return scene.window.seesRepeats || oldestWaits(scene) >= SILENT_UNKNOWN_HABIT_MS ? base : SILENT_UNKNOWN_HABIT_MS;
}

/** True when one commit is known, of minutes before anybody watched: the group may commit as seldom as that. */
const isOnlyKnownFromBefore = ({ window: { commits }, curve }: Scene): boolean =>
  commits.length === 1 && curve !== null && curve.at[0]! - commits[0]!.at >= FOUND_MS;

/** True when nothing waited for minutes before the records that wait now. */
const wasIdle = ({ commit }: Scene, { since }: Stand): boolean => commit !== undefined && since - commit.at >= IDLE_MS;

/** Age of the oldest waiting record in ms, carried on backwards beyond the readings; 0 where even that says nothing. */
function oldestWaits({ commit, curve, now }: Scene): Millis {
  const written = commit && curve ? writtenAt(curve, Number(commit.offset - curve.base)) : null;
  return written === null ? 0 : now - written;
}

/** True when the group, always in time before, was late already at its last commit: its silence since is no accident. */
function cameLate({ delays }: Scene): boolean {
  const sudden = suddenLateness(delays, LEAST_IN_TIME);
  return sudden !== null && sudden.delayMs >= CAME_LATE_SHARE * sudden.gapMs;
}

/** True when the last commit was in time: the group was well when it was last heard. */
function wasInTime({ commit, curve, settings }: Scene): boolean {
  return commit !== undefined && curve !== null && delayOf(commit, curve).delayMs <= settings.floorMs + SEEN_LATE_MS;
}
