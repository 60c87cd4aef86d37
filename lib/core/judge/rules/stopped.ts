/** STOPPED: records wait and nothing is committed any more. */
import { inWords } from "../../words/sentences/english";
import { say, wholeMs } from "../../words/sentences/facts";
import { besideHabit, silenceLimit } from "./patience";
import type { Rule } from "./rule";

export const stopped: Rule = {
  name: "stopped",
  // How long a silence may last is said in patience.ts.
  factors: {},
  judge(scene) {
    const { stand, presence, now, commit } = scene;
    if (!stand || !commit || presence === "members") return null;
    if (stand.silentMs < silenceLimit(scene, stand)) return null;
    const key = presence === "nobody" ? "stopped.nobody" : "stopped.members-unknown";
    const facts = { offset: String(stand.offset), ms: wholeMs(now - commit.at), lag: String(scene.lag) };
    return {
      rule: "stopped",
      partitionStatus: "STOPPED",
      consumerStatus: "ERROR",
      ...inWords(besideHabit(say(key, facts), scene)),
      from: stand.since,
      to: now,
    };
  },
};
