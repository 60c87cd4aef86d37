/** STOPPED: records wait and nothing is committed any more. */
import { inWords } from "../../words/sentences/english";
import { say, wholeMs, withoutHabit } from "../../words/sentences/facts";
import type { Millis } from "../../words/terms";
import type { Finding } from "../verdict";
import { besideHabit, silenceLimit } from "./patience";
import type { Rule } from "./rule";

export const stopped: Rule = {
  name: "stopped",
  // How long a silence may last is said in patience.ts.
  factors: {},
  judge(scene) {
    const { stand, presence, now, commit } = scene;
    if (!stand || !commit || presence === "members") return null;
    const before = stand.carried ? lastCommitAsReported(scene.before) : null;
    const silentMs = before === null ? stand.silentMs : Math.max(stand.silentMs, now - Math.max(before, stand.since));
    if (silentMs < silenceLimit(scene, stand)) return null;
    const key = presence === "nobody" ? "stopped.nobody" : "stopped.members-unknown";
    const ms = wholeMs(now - Math.min(commit.at, before ?? Infinity));
    const facts = { offset: String(stand.offset), ms, lag: String(scene.lag) };
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

/**
 * When the last commit came, as was told before a window that knows of no other: an outage of the watcher is none of the group's
 * work, and no age begins anew. Null where something else was told.
 */
function lastCommitAsReported(before: Finding | null): Millis | null {
  if (before?.rule !== "stopped") return null;
  const said = withoutHabit(before.said);
  if (said?.key !== "stopped.nobody" && said?.key !== "stopped.members-unknown") return null;
  return before.to - said.values.ms;
}
