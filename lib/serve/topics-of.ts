/** The topics of a snapshot, made once however many readers ask, in turns: of thousands of groups that takes a while. */
import { setImmediate } from "node:timers/promises";
import { makingTopics, type Topics, type TopicsSource } from "@/lib/api/topic-wire";
import { inTurns } from "@/lib/core/in-turns";

const TURN_MS = 15;
const made = new WeakMap<TopicsSource, Promise<Topics>>();

export function topicsOf(snapshot: TopicsSource): Promise<Topics> {
  const before = made.get(snapshot);
  if (before) return before;
  const now = inTurns(makingTopics(snapshot), { turnMs: TURN_MS, pause: () => setImmediate() });
  made.set(snapshot, now);
  return now;
}
