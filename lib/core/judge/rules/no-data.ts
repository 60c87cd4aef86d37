/** UNKNOWN: a number that the judgement needs is missing. */
import { inWords } from "../../words/sentences/english";
import { say, wholeMs, type Reason, type Said } from "../../words/sentences/facts";
import type { Millis } from "../../words/terms";
import { valuesOf, type Factors } from "../factors";
import type { Finding } from "../verdict";
import type { Rule } from "./rule";

const FACTORS = {
  LOG_STALE_MS: [5 * 60_000, "ms", "log end offsets older than this cannot carry a judgement"],
} satisfies Factors;
export const { LOG_STALE_MS } = valuesOf(FACTORS);

export const noData: Rule = {
  name: "no-data",
  factors: FACTORS,
  judge(scene) {
    const { commit, log, now } = scene;
    if (!commit) return noCommit(now);
    if (!log) return missing(now, say("no-data.never-read", {}), now);
    if (now - log.at > LOG_STALE_MS && now - commit.at > LOG_STALE_MS) {
      return missing(now, say("no-data.unread", { ms: wholeMs(now - log.at) }), log.at);
    }
    return null;
  },
};

const NO_COMMIT = "no-data.no-commit";

/** What is said at `now` of every partition on which the group has committed nothing. */
export const noCommit = (now: Millis): Finding => missing(now, say(NO_COMMIT, {}), now);

/** Why the status is not known of a partition whose lag is not. */
export const lagUnknown = (now: Millis, reason: Reason): Finding =>
  missing(now, say("no-data.lag-unknown", { reason }), now);

/** True of a partition on which nothing is committed, by whichever rules. */
export const isUncommitted = (finding: Finding | null): boolean =>
  isNoCommit(finding) || finding?.said?.key === "burrow.no-commit";

export const isNoCommit = (finding: Finding | null): boolean => finding?.said?.key === NO_COMMIT;

function missing(now: Millis, said: Said, from: Millis): Finding {
  const unknown = { partitionStatus: "UNKNOWN", consumerStatus: "UNKNOWN" } as const;
  return { rule: "no-data", ...unknown, ...inWords(said), from, to: now };
}
