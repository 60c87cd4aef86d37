/** STOPPED: records wait and nothing is committed any more. */
import { formatCount, formatDuration, formatRecords } from "../format";
import { silenceLimit } from "./patience";
import type { Rule } from "./rule";

export const stopped: Rule = {
  name: "stopped",
  title: "Nothing is committed any more",
  explanation:
    "Records wait and nothing has been committed for about a minute and for clearly longer than this group usually takes, " +
    "and no member is known to be there: the process ended, lost its connection, or no longer reads this topic.",
  judge(scene) {
    const { stand, presence, now, commit } = scene;
    if (!stand || !commit || presence === "members") return null;
    if (stand.silentMs < silenceLimit(scene, stand)) return null;
    const nobody = presence === "nobody" ? "the group has no member" : "members are not known";
    return {
      rule: "stopped",
      partitionStatus: "STOPPED",
      consumerStatus: "ERROR",
      evidence:
        `The group has stood at offset ${formatCount(stand.offset)} since its last commit ${formatDuration(now - commit.at)} ago; ` +
        `${formatRecords(scene.lag)} wait, ${nobody}.`,
      from: stand.since,
      to: now,
    };
  },
};
