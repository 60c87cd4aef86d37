/** The judgement of one group on one partition: picks the profile, asks the rules in order, holds the answer. */
import { judgeBurrow } from "./burrow/judge";
import { isPlainlyWell } from "./plainly-well";
import { hold, mayRelapse } from "./rules/hold";
import { RULES } from "./rules/list";
import { followRewind, memoryOf, type Memory } from "./rules/memory";
import { Scene } from "./rules/scene";
import type { Habits } from "./habits/habits";
import { mayBeSilent } from "./habits/schedule";
import { followMoves, MOVE, type SlowMoves } from "./rules/slow-moves";
import type { EvaluationSettings } from "../words/settings";
import type { Millis } from "../words/terms";
import type { Finding, Verdict } from "./verdict";
import type { PartitionWindow } from "../numbers/window";

/**
 * Status of one group on one partition at `now`, from nothing but the window, the settings and the verdict before.
 * Nothing in the window may be later than `now` by more than clocks differ. Never throws.
 *
 * @param previous the verdict of the evaluation before, unchanged; null at the first
 * @param habits what is known of the group on this topic from before the window, which is asked and taught; null: nothing
 */
export function judge(
  window: PartitionWindow,
  now: Millis,
  settings: EvaluationSettings,
  previous: Verdict | null,
  habits: Habits | null = null,
): Verdict {
  if (settings.profile === "burrow") return judgeBurrow(window, now, settings, previous);
  const memory = memoryOf(previous?.memory);
  const followed = followRewind(window, memory);
  const slow = followMoves(window, memory.slow, memory.high);
  let fresh: Finding | null = null;
  let habit = memory.habit;
  let stood: Memory["stood"] = null;
  if (!isPlainlyWell(window, now, settings, followed)) {
    const { rewind } = followed;
    const relapse = mayRelapse(memory, now);
    const scene = new Scene(window, now, settings, {
      before: memory.fresh,
      rewind,
      habit,
      relapse,
      slowMoves: slow.moves,
      stoodBefore: memory.stood,
      habits,
    });
    fresh = firstFinding(scene);
    habit = scene.learned;
    stood = scene.stood;
  }
  if (habits && previous && slow.moves !== memory.slow.moves)
    learnMoves(habits, slow, memory.slow.upTo, previous.finding, settings.schedule);
  const held = hold(fresh, now, previous, memory, settings, window);
  // Written out: this runs for every partition of every group in every cycle, and spreading is slow.
  return verdictOf(held.finding, now, previous, {
    high: followed.high,
    rewind: followed.rewind,
    habit,
    slow,
    stood,
    fresh,
    clearedAt: held.clearedAt,
    betterSince: held.betterSince,
    holdMs: held.holdMs,
  });
}

/** Teaches habits the moves since `upTo`. What ended a problem that was reported is no habit, nor is rest out of the hours that are set. */
function learnMoves(
  habits: Habits,
  { moves }: SlowMoves,
  upTo: Millis,
  reported: Finding | null,
  schedule: EvaluationSettings["schedule"],
): void {
  if (reported !== null) return;
  for (let i = 0; i < moves.length; i += MOVE.numbers) {
    const at = moves[i + MOVE.at]!;
    if (at <= upTo) continue;
    const waitMs = moves[i + MOVE.wait]!;
    if (schedule && (mayBeSilent(schedule, at) || mayBeSilent(schedule, at - waitMs))) continue;
    habits.learnMove(at, waitMs, moves[i + MOVE.witnessed]!);
  }
}

/** What the first rule that speaks says; null when none does. */
function firstFinding(scene: Scene): Finding | null {
  for (const rule of RULES) {
    const finding = rule.judge(scene);
    if (finding) return finding;
  }
  return null;
}

function verdictOf(finding: Finding | null, now: Millis, previous: Verdict | null, memory: Memory): Verdict {
  const partitionStatus = finding?.partitionStatus ?? "OK";
  const consumerStatus = finding?.consumerStatus ?? "OK";
  const same = previous?.partitionStatus === partitionStatus && previous.consumerStatus === consumerStatus;
  return { at: now, partitionStatus, consumerStatus, finding, since: same ? previous.since : now, memory };
}
