/** OFFLINE: the partition has no leader. */
import { inWords } from "../../words/sentences/english";
import { say, wholeMs } from "../../words/sentences/facts";
import { valuesOf, type Factors } from "../factors";
import type { Rule } from "./rule";

const FACTORS = {
  LEAST_READINGS: [2, "readings", "without a leader: one may be an election, which is over in a moment"],
} satisfies Factors;
const { LEAST_READINGS } = valuesOf(FACTORS);

export const offline: Rule = {
  name: "offline",
  factors: FACTORS,
  judge(scene) {
    const { now } = scene;
    const { logPoints } = scene.window;
    let first = logPoints.length;
    while (first > 0 && !logPoints.at(first - 1)!.hasLeader) first--;
    const count = logPoints.length - first;
    if (count === 0 || (count < LEAST_READINGS && logPoints.length > count)) return null;
    const from = scene.lasts("offline", logPoints.at(first)!.at, first === 0);
    // Seen to begin, it is exactly known for as long as it lasts, also when the window no longer reaches back so far.
    const seen = scene.before?.said?.key === "offline.leaderless" && !scene.before.said.values.atLeast;
    const atLeast = first === 0 && count > 1 && !(seen && from === scene.before!.from);
    return {
      rule: "offline",
      partitionStatus: "OFFLINE",
      consumerStatus: "ERROR",
      ...inWords(say("offline.leaderless", { ms: wholeMs(now - from), atLeast })),
      from,
      to: now,
    };
  },
};
