/** REWIND: the committed offset went back and has not come up again. */
import { inWords } from "../../words/sentences/english";
import { say, wholeMs } from "../../words/sentences/facts";
import type { Rule } from "./rule";

export const rewind: Rule = {
  name: "rewind",
  title: "The committed offset went back",
  explanation:
    "The group committed a lower offset than before and has not reached the old one again: an offset reset, a consumer " +
    "that starts over, or two consumers that undo each other's commits. A step back of a few records, or one made good within " +
    "seconds as after a rebalance, is not told.",
  judge({ rewind: gone, commit, now, settings }) {
    if (!gone || !commit) return null;
    const back = gone.from - commit.offset;
    if (back <= BigInt(settings.floorRecords) || now - gone.at < settings.floorMs) return null;
    return {
      rule: "rewind",
      partitionStatus: "REWIND",
      consumerStatus: "ERROR",
      ...inWords(
        say("rewind.back", {
          ...{ from: String(gone.from), ms: wholeMs(now - gone.at), to: String(commit.offset), back: String(back) },
        }),
      ),
      from: gone.at,
      to: now,
    };
  },
};
