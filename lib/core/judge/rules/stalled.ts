/** STALLED: records wait, the consumer is there, the offset does not move. */
import { inWords } from "../../words/sentences/english";
import { say, wholeMs } from "../../words/sentences/facts";
import type { Millis } from "../../words/terms";
import type { Finding } from "../verdict";
import type { Rule } from "./rule";
import type { Scene } from "./scene";
import { besideHabit, SILENT_MEMBER_MS, silenceLimit, WITNESSED_MS } from "./patience";
import type { Stand } from "./stand";
import { ALWAYS, suddenLateness } from "./sudden";

export const stalled: Rule = {
  name: "stalled",
  title: "The consumer is there, but does not move",
  explanation:
    "Records wait and the offset stands, although the consumer lives: it has repeated its commit for 30 s or more and for twice " +
    "as long as it usually does over one record, or it is a member of the group and has committed nothing for longer than this " +
    "group usually takes, or a commit comes that has hardly moved where commits are far apart. A poison record, a blocked call or a dead worker behind a live heartbeat look like this.",
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

/** A consumer that does less than this share of its usual work hardly does anything. */
const STANDS_SHARE = 0.3;
/** Where members are not known, lateness must exceed what a deploy makes. */
const DEPLOY_MS = 65_000;

/**
 * Between two commits far apart a stall shows as a commit at which next to nothing has moved: a group that was always in time
 * and has now done but a small part of its usual work stands. From then on only a move ends it.
 */
function nearlyStands(scene: Scene): Finding | null {
  const { commit, presence } = scene;
  if (presence === "nobody" || !commit) return null;
  const sudden = suddenLateness(scene.delays, ALWAYS);
  if (!sudden || sudden.delayMs < (1 - STANDS_SHARE) * sudden.gapMs || scene.wasAway(sudden.from)) return null;
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

/** A repeat that comes sooner than usual is a consumer that has begun anew. Stalls that have just been are no habit. */
function witnessLimit({ relapse, habits, now, settings }: Scene, { usual, witnessedMs }: Stand): Millis {
  const times = 2 * (relapse ? usual.oftenWitnessedMs : usual.witnessedMs) + 5_000;
  const limit = Math.max(WITNESSED_MS, times, 0.95 * (usual.gapMs ?? 0));
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
