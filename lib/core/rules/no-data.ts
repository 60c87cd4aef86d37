/** UNKNOWN: a number that the judgement needs is missing. */
import { inWords } from "../sentences/english";
import { say, wholeMs, type Said } from "../sentences/facts";
import type { Finding } from "../verdict";
import type { Rule } from "./rule";
import type { Scene } from "./scene";

/** Log end offsets older than this cannot carry a judgement. */
export const LOG_STALE_MS = 5 * 60_000;

export const noData: Rule = {
  name: "no-data",
  title: "Too little is known",
  explanation:
    "The group has not committed an offset on this partition, or its log end offset was not read for 5 minutes. " +
    "Nothing is claimed about what is not known.",
  judge(scene) {
    const { commit, log, now } = scene;
    if (!commit) return missing(scene, say("no-data.no-commit", {}), now);
    if (!log) return missing(scene, say("no-data.never-read", {}), now);
    if (now - log.at > LOG_STALE_MS && now - commit.at > LOG_STALE_MS) {
      return missing(scene, say("no-data.unread", { ms: wholeMs(now - log.at) }), log.at);
    }
    return null;
  },
};

function missing(scene: Scene, said: Said, from: number): Finding {
  const unknown = { partitionStatus: "UNKNOWN", consumerStatus: "UNKNOWN" } as const;
  return { rule: "no-data", ...unknown, ...inWords(said), from, to: scene.now };
}
