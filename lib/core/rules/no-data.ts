/** UNKNOWN: a number that the judgement needs is missing. */
import { formatDuration } from "../format";
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
    if (!commit) return missing(scene, "The group has no committed offset.", now);
    if (!log) return missing(scene, "The partition's log end offset has not been read yet.", now);
    if (now - log.at > LOG_STALE_MS && now - commit.at > LOG_STALE_MS) {
      return missing(
        scene,
        `The partition's log end offset could not be read for ${formatDuration(now - log.at)}.`,
        log.at,
      );
    }
    return null;
  },
};

function missing(scene: Scene, evidence: string, from: number): Finding {
  return { rule: "no-data", partitionStatus: "UNKNOWN", consumerStatus: "UNKNOWN", evidence, from, to: scene.now };
}
