import { formatCount, formatDuration, formatLeast, formatRate, formatRecords } from "../../format";
import { asSentence, unend } from "../english-parts";
import type { RuleFacts, Said, SentencesOf } from "../facts";
import type { Late, RuleName, RuleWords, Standing, Stopped } from "./facts";

export const RULES_IN_ENGLISH: Record<RuleName, RuleWords> = {
  offline: {
    title: "The partition has no leader",
    explanation:
      "The newest two readings found no leader for the partition (or the only one there is): nothing can be read from it " +
      "or written to it, whatever the group does. One reading without a leader may be an election and is not told.",
  },
  "no-data": {
    title: "Too little is known",
    explanation:
      "The group has not committed an offset on this partition, or its log end offset was not read for 5 minutes. " +
      "Nothing is claimed about what is not known.",
  },
  rewind: {
    title: "The committed offset went back",
    explanation:
      "The group committed a lower offset than before and has not reached the old one again: an offset reset, a consumer " +
      "that starts over, or two consumers that undo each other's commits. A step back of a few records, or one made good within " +
      "seconds as after a rebalance, is not told.",
  },
  stalled: {
    title: "The consumer is there, but does not move",
    explanation:
      "Records wait and the offset stands, although the consumer lives: it has repeated its commit for 30 s or more and for twice " +
      "as long as it usually does over one record, or it is a member of the group and has committed nothing for longer than this " +
      "group usually takes, or a commit comes that has hardly moved where commits are far apart. A poison record, a blocked call or a dead worker behind a live heartbeat look like this.",
  },
  stopped: {
    title: "Nothing is committed any more",
    explanation:
      "Records wait and nothing has been committed for about a minute and for clearly longer than this group usually takes, " +
      "and no member is known to be there: the process ended, lost its connection, or no longer reads this topic.",
  },
  "falling-behind": {
    title: "Slower than records arrive",
    explanation:
      "The group commits and moves, but at each commit it is later than before: over a minute or more, the least lateness of each third " +
      "exceeds that of the third before, and the lag in records grows with it; or it commits seldom, was always in time, and suddenly " +
      "is late although no more arrived than usual. A burst that is soon made good, a constant " +
      "delay, a day's tide and a backlog being worked off do not look like this.",
  },
};

/** What each rule says of a group or a partition. */
export const rulesInEnglish = (english: (said: Said) => string): SentencesOf<RuleFacts> => ({
  "stalled.repeats": (facts) => standing(facts, "commits that same offset again and again"),
  "stalled.silent-member": (facts) => standing(facts, "is a member of the group but commits nothing"),
  "stalled.goes-on": (facts) => standing(facts, "has not moved since"),
  "stalled.hardly-moves": ({ offset, lateMs, gapMs, lag }) =>
    `The group committed offset ${formatCount(offset)}, which is where the log was ${formatDuration(lateMs)} before, ` +
    `although it had ${formatDuration(gapMs)} since its last commit and was always in time; ${formatRecords(lag)} wait.`,
  "stopped.nobody": (facts) => stopped(facts, "the group has no member"),
  "stopped.members-unknown": (facts) => stopped(facts, "members are not known"),
  "falling-behind.slower": (facts) => late(facts, "falls further"),
  "falling-behind.keeps": (facts) => late(facts, "keeps that lag"),
  "stalled.never-committed": ({ ms, arrived, retained }) =>
    `The group has a member on this partition but never committed an offset here, although it commits on others: ` +
    `${formatRecords(arrived)} arrived in the last ${formatDuration(ms)}, ${formatRecords(retained)} are retained.`,
  "habit.never-longer": ({ said, longestMs, knownMs, commits }) =>
    `${unend(english(said))}; told trouble and hours of rest aside, in the last ${formatDuration(knownMs)} it was never ` +
    `silent for longer than ${formatDuration(longestMs)} while records waited (${formatCount(commits)} ${commits === 1 ? "commit" : "commits"}).`,
  "rewind.back": ({ from, ms, to, back }) =>
    `The group went back from offset ${formatCount(from)} ${formatDuration(ms)} ago and stands at ${formatCount(to)}, ` +
    `${formatRecords(back)} below.`,
  "offline.leaderless": ({ ms, atLeast }) =>
    `The partition has had no leader for ${lasting(ms, atLeast)}: nothing can be read or written.`,
  "no-data.no-commit": () => "The group has no committed offset.",
  "no-data.never-read": () => "The partition's log end offset has not been read yet.",
  "no-data.unread": ({ ms }) => `The partition's log end offset could not be read for ${formatDuration(ms)}.`,

  "no-data.lag-unknown": ({ reason }) => asSentence(`The partition's lag is not known: ${english(reason)}`),
});

const lasting = (ms: number, atLeast: boolean) => (atLeast ? formatLeast(ms) : formatDuration(ms));

function standing({ offset, ms, atLeast, arrived, lag }: Standing, what: string): string {
  const came = arrived === null ? "" : `${formatRecords(arrived)} arrived and `;
  return (
    `The group has stood at offset ${formatCount(offset)} for ${lasting(ms, atLeast)} ` +
    `while ${came}${formatRecords(lag)} wait; its consumer ${what}.`
  );
}

function late({ ms, lag, produced, consumed }: Late, what: string): string {
  const rates =
    produced !== null && consumed !== null
      ? `: ${formatRate(produced)} arrive, ${formatRate(consumed)} are consumed`
      : "";
  return `The group is ${formatDuration(ms ?? Infinity)} (${formatRecords(lag)}) behind and ${what}${rates}.`;
}

const stopped = ({ offset, ms, lag }: Stopped, nobody: string) =>
  `The group has stood at offset ${formatCount(offset)} since its last commit ${formatDuration(ms)} ago; ` +
  `${formatRecords(lag)} wait, ${nobody}.`;
