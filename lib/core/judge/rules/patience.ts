/** How long a group may stand or be silent before a rule speaks: what is usual for it, and never less than a floor. */
import { writtenAt } from "../../numbers/log-time";
import { say, wholeMs, type Said } from "../../words/sentences/facts";
import type { Millis } from "../../words/terms";
import { mayBeSilent } from "../habits/schedule";
import { delayOf } from "./delays";
import type { Scene } from "./scene";
import { FOUND_MS } from "./slow-moves";
import { IDLE_MS, LEAST_MOVES, type Stand } from "./stand";
import { suddenLateness } from "./sudden";

/** Repeated commits over waiting records for this long are no coincidence. */
export const WITNESSED_MS = 30_000;
/** Silence of a consumer that is a member: longer than rebalances and the usual session timeout (45 s). */
export const SILENT_MEMBER_MS = 50_000;
/** Silence of a consumer that is not known to be a member: longer than a deploy takes, or each one would be told. */
const SILENT_MS = 66_000;
/** Silence of a group that was well again only a few minutes ago. */
const SILENT_AGAIN_MS = 35_000;
/** A group that had members and has had none for this long is not deploying any more. */
const MEMBERLESS_MS = 65_000;
/** Silence after the only commit ever seen of a group that was in time with it: it may commit every few minutes. */
const SILENT_UNKNOWN_HABIT_MS = 7 * 60_000;
/** The same where that commit was made before anybody watched: longer than the stream looks back for others. */
const SILENT_ONE_COMMIT_MS = 11 * 60_000;
/** The same of a group that was late already, but was seen to commit. */
const SILENT_UNKNOWN_LATE_MS = 150_000;

/** A batch that came after minutes without any and is left lying for this much longer than usual is trouble. */
const TIMES_AFTER_IDLE = 1.5;
const EXTRA_AFTER_IDLE_MS = 30_000;

/** Beyond its longest deploy so far a group is silent for no reason that is known. */
const DEPLOYED_TIMES = 1.15;
const DEPLOYED_EXTRA_MS = 8_000;

/** From this usual wait on a commit is rare: by so many times of it, and so much more, it is missed. */
const RARE_MS = 10 * 60_000;
const RARE_TIMES = 1.5;
const RARE_EXTRA_MS = 100_000;

/** A commit is late by at least this share of the time since the commit before. */
const CAME_LATE_SHARE = 0.25;

/** Where polls alone see commits, a commit looks later than it was. */
const SEEN_LATE_MS = 20_000;

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
  if (scene.relapse && usual > 0) return Math.max(base, 2 * usual + 10_000);
  if (usual > 0 && cameLate(scene)) return Math.max(base, 1.15 * usual + 5_000);
  const times = waits >= 3 ? 2 : 4 - waits * 0.5;
  if (usual >= RARE_MS) return Math.max(RARE_TIMES * usual + RARE_EXTRA_MS, longWaitMs + 10_000);
  if (usual > 0) return Math.max(base + usual - 5_000, times * usual + 10_000, longWaitMs + 10_000);
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
  // Silence makes the window forget; two commits in time are enough to compare with, for silence must add to it.
  const sudden = suddenLateness(delays, 2);
  return sudden !== null && sudden.delayMs >= CAME_LATE_SHARE * sudden.gapMs;
}

/** True when the last commit was in time: the group was well when it was last heard. */
function wasInTime({ commit, curve, settings }: Scene): boolean {
  return commit !== undefined && curve !== null && delayOf(commit, curve).delayMs <= settings.floorMs + SEEN_LATE_MS;
}
