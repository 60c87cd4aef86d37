/** STALLED: records wait, the consumer is there, the offset does not move. */
import { inWords } from "../../words/sentences/english";
import { say, wholeMs } from "../../words/sentences/facts";
import type { Millis } from "../../words/terms";
import { valuesOf, type Factors } from "../factors";
import type { Finding } from "../verdict";
import type { Rule } from "./rule";
import type { Scene } from "./scene";
import { besideHabit, SILENT_MEMBER_MS, silenceLimit, WITNESSED_MS } from "./patience";
import { DEPLOY_MS, type Stand } from "./stand";
import { ALWAYS, suddenLateness } from "./sudden";

const FACTORS = {
  WITNESS_TIMES: [
    2,
    "times",
    "as long as it usually repeats its commit over one record: then it does not come past this one",
  ],
  WITNESS_EXTRA_MS: [5_000, "ms", "beyond that: a reading"],
  WITNESS_GAP_SHARE: [
    0.95,
    "share",
    "of the usual time between commits: a repeat that comes sooner is a consumer that has begun anew",
  ],
  STANDS_SHARE: [0.3, "share", "of its usual work: a consumer that does less hardly does anything"],
} satisfies Factors;
const { WITNESS_TIMES, WITNESS_EXTRA_MS, WITNESS_GAP_SHARE, STANDS_SHARE } = valuesOf(FACTORS);

export const stalled: Rule = {
  name: "stalled",
  factors: FACTORS,
  judge(scene) {
    const { stand } = scene;
    if (!stand) return null;
    // What is learned meanwhile does not excuse a stall that has been told already: only a move ends it.
    const goesOn = scene.before?.rule === "stalled" && (stand.movedAt ?? 0) <= scene.before.from;
    const limit = silenceLimit(scene, stand);
    const lives = scene.presence === "members" || (scene.presence === "unknown" && stand.silentMs < limit);
    if (
      stand.witnessedMs >= (goesOn ? WITNESSED_MS : witnessLimit(scene, stand)) &&
      (stand.silentMs < limit || lives)
    ) {
      return finding(scene, stand, "stalled.repeats");
    }
    const silence = goesOn ? SILENT_MEMBER_MS : limit;
    if (scene.presence === "members" && stand.silentMs >= silence && isSettled(scene, silence)) {
      return finding(scene, stand, "stalled.silent-member");
    }
    if (goesOn && lives) return finding(scene, stand, "stalled.goes-on");
    return nearlyStands(scene);
  },
};

/**
 * Between two commits far apart a stall shows as a commit at which next to nothing has moved: a group that was always in time
 * and has now done but a small part of its usual work stands. From then on only a move ends it.
 */
function nearlyStands(scene: Scene): Finding | null {
  const { commit, presence } = scene;
  if (presence === "nobody" || !commit) return null;
  const sudden = suddenLateness(scene.delays, ALWAYS);
  if (!sudden || sudden.delayMs < (1 - STANDS_SHARE) * sudden.gapMs || scene.wasAway(sudden.from)) return null;
  // Where members are not known, lateness must exceed what a deploy makes.
  if (presence === "unknown" && sudden.delayMs < DEPLOY_MS) return null;
  return {
    rule: "stalled",
    partitionStatus: "STALLED",
    consumerStatus: "ERROR",
    ...inWords(
      say("stalled.hardly-moves", {
        ...{ offset: String(commit.offset), lateMs: wholeMs(sudden.delayMs), gapMs: wholeMs(sudden.gapMs) },
        lag: String(scene.lag),
      }),
    ),
    from: commit.at,
    to: scene.now,
  };
}

/** For how long it must repeat its commit. Stalls that have just been are no habit. */
function witnessLimit({ relapse, habits, now, settings }: Scene, { usual, witnessedMs }: Stand): Millis {
  const times = WITNESS_TIMES * (relapse ? usual.oftenWitnessedMs : usual.witnessedMs) + WITNESS_EXTRA_MS;
  const limit = Math.max(WITNESSED_MS, times, WITNESS_GAP_SHARE * (usual.gapMs ?? 0));
  if (relapse || habits === null || witnessedMs < limit) return limit;
  return Math.max(limit, habits.repeatLimit(now, settings.falseAlarms));
}

/** A member that has just joined is given the same time, for the silence before it was not its own. */
function isSettled({ presenceSince, now, window }: Scene, silenceMs: Millis): boolean {
  const from = window.members[0]?.at;
  return presenceSince === null || presenceSince === from || now - presenceSince >= silenceMs;
}

type HowItStands = "stalled.repeats" | "stalled.silent-member" | "stalled.goes-on";

function finding(scene: Scene, stand: Stand, how: HowItStands): Finding {
  const since = scene.lasts("stalled", stand.since, stand.older);
  // Arrivals are known for the window alone.
  const arrived = since === stand.since ? stand.arrived : null;
  const standing = { offset: String(stand.offset), ms: wholeMs(scene.now - since), atLeast: stand.older, arrived };
  const said = say(how, { ...standing, lag: String(scene.lag) });
  return {
    rule: "stalled",
    partitionStatus: "STALLED",
    consumerStatus: "ERROR",
    ...inWords(how === "stalled.silent-member" ? besideHabit(said, scene) : said),
    from: since,
    to: scene.now,
  };
}
