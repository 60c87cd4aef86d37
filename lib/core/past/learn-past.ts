/** Learns what a group does on a topic by habit from its stored past, judged as it would have been then. */
import { Habits } from "../judge/habits/habits";
import type { EvaluationSettings } from "../words/settings";
import { judgeMoments } from "./replay";
import type { Stretch } from "./stored-past";

/** So many judgements are made before others get a turn. */
const STEP = 500;

/**
 * What the partitions of one topic teach. At which times the group works is learned first, of all of them: a silence is no
 * habit only because the first days of a short past know no other times yet.
 */
export function* learningPast(
  stretches: readonly Stretch[],
  settings: EvaluationSettings,
): Generator<undefined, Habits> {
  const habits = new Habits();
  const times = Float64Array.from(stretches.flatMap(({ commits }) => commits.map(({ at }) => at))).sort();
  for (const [i, at] of times.entries()) {
    habits.learnCommits(i + 1, at);
    if (i % STEP === STEP - 1) yield;
  }
  let judged = 0;
  for (const stretch of stretches)
    for (const _verdict of judgeMoments({ ...stretch, settings }, stretch.moments, habits))
      if (++judged % STEP === 0) yield;
  return habits;
}
