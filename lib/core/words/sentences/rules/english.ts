import { formatCount, formatDuration, formatLeast, formatRate, formatRecords } from "../../format";
import { asSentence, unend } from "../english-parts";
import type { RuleFacts, Said, SentencesOf } from "../facts";
import type { Late, RuleName, RuleWords, Standing, Stopped } from "./facts";

export const RULES_IN_ENGLISH: Record<RuleName, RuleWords> = {
  offline: {
    title: "The partition has no leader",
    explanation:
      "The last two readings (or the only one so far) found no leader: nothing can be read from the partition or written to " +
      "it, whatever the group does. A single reading without a leader may be an election and raises nothing.",
  },
  "no-data": {
    title: "Not enough data",
    explanation:
      "The group has not committed an offset on this partition, or its log end offset could not be read for 5 minutes. " +
      "Tidemark claims nothing about what it cannot see.",
  },
  rewind: {
    title: "The committed offset went back",
    explanation:
      "The group committed a lower offset than before and has not reached the old one again: an offset reset, a consumer " +
      "that starts over, or two consumers that overwrite each other's commits. A step back of a few records, or one of less " +
      "than a minute's work that is recovered within seconds, raises nothing.",
  },
  stalled: {
    title: "The consumer is alive but makes no progress",
    explanation:
      "Records are waiting and the committed offset does not move, although the consumer is alive: it has re-committed the same " +
      "offset for at least 30 s and for twice as long as it usually spends on one record; or it is a member of the group and has " +
      "committed nothing for longer than this group usually takes; or, where commits are far apart, a commit has barely moved. " +
      "Typical causes: a poison record, a blocked call, a dead worker thread behind a live heartbeat.",
  },
  stopped: {
    title: "Commits have stopped",
    explanation:
      "Records are waiting, nothing has been committed for about a minute and for clearly longer than this group usually takes, " +
      "and the group has no known member: the process exited, lost its connection, or no longer reads this topic.",
  },
  "falling-behind": {
    title: "Consuming more slowly than records arrive",
    explanation:
      "The group commits and moves forward, but each commit is later than the one before: over at least a minute, the least " +
      "lateness of each third exceeds that of the third before, and the lag grows with it. Or it commits rarely, was always on " +
      "time, and is suddenly late although no more records arrived than usual. A short burst, a constant delay, a daily cycle and " +
      "a backlog being worked off raise nothing.",
  },
};

/** What each rule says of a group or a partition. */
export const rulesInEnglish = (english: (said: Said) => string): SentencesOf<RuleFacts> => ({
  "stalled.repeats": (facts) => standing(facts, "the consumer keeps re-committing it"),
  "stalled.silent-member": (facts) => standing(facts, "the consumer is in the group but commits nothing"),
  "stalled.goes-on": (facts) => standing(facts, "the consumer has not moved since"),
  "stalled.hardly-moves": ({ offset, lateMs, gapMs, lag }) =>
    `Barely moving: after ${formatDuration(gapMs)} the group committed offset ${formatCount(offset)}, where the log end was ` +
    `${formatDuration(lateMs)} earlier; it was always on time before; ${formatRecords(lag)} waiting.`,
  "stopped.nobody": (facts) => stopped(facts, "the group has no members"),
  "stopped.members-unknown": (facts) => stopped(facts, "its members are unknown"),
  "falling-behind.slower": (facts) => late(facts, "falling further behind"),
  "falling-behind.keeps": (facts) => late(facts, "not catching up"),
  "stalled.never-committed": ({ ms, arrived, retained }) =>
    `A member owns this partition but never committed an offset here, although the group commits on others; ` +
    `${formatRecords(arrived)} arrived in the last ${formatDuration(ms)}, ${formatRecords(retained)} in the log.`,
  "habit.never-longer": ({ said, longestMs, knownMs, commits }) =>
    `${unend(english(said))}; outside reported incidents and off-hours, it was never silent for longer than ` +
    `${formatDuration(longestMs)} with records waiting in the last ${formatDuration(knownMs)} ` +
    `(${formatCount(commits)} ${commits === 1 ? "commit" : "commits"}).`,
  "rewind.back": ({ from, ms, to, back }) =>
    `Went back from offset ${formatCount(from)} ${formatDuration(ms)} ago; now at ${formatCount(to)}, ` +
    `${formatRecords(back)} lower.`,
  "offline.leaderless": ({ ms, atLeast }) => `No leader for ${lasting(ms, atLeast)}; nothing can be read or written.`,
  "no-data.no-commit": () => "No committed offset.",
  "no-data.never-read": () => "Log end offset not read yet.",
  "no-data.unread": ({ ms }) => `Log end offset could not be read for ${formatDuration(ms)}.`,

  "no-data.lag-unknown": ({ reason }) => asSentence(`Lag unknown: ${english(reason)}`),
});

const lasting = (ms: number, atLeast: boolean) => (atLeast ? formatLeast(ms) : formatDuration(ms));

function standing({ offset, ms, atLeast, arrived, lag }: Standing, what: string): string {
  const came = arrived === null ? "" : ` (${formatCount(arrived)} arrived since)`;
  return (
    `Stuck at offset ${formatCount(offset)} for ${lasting(ms, atLeast)}; ${what}; ` +
    `${formatRecords(lag)} waiting${came}.`
  );
}

function late({ ms, lag, produced, consumed }: Late, what: string): string {
  const behind =
    ms === null
      ? `${formatRecords(lag)} behind (time unknown)`
      : `${formatDuration(ms)} behind (${formatRecords(lag)})`;
  const rates =
    produced !== null && consumed !== null ? `: ${formatRate(produced)} in, ${formatRate(consumed)} out` : "";
  return `${behind} and ${what}${rates}.`;
}

const stopped = ({ offset, ms, lag }: Stopped, nobody: string) =>
  `No commit for ${formatDuration(ms)}, still at offset ${formatCount(offset)}; ${formatRecords(lag)} waiting; ${nobody}.`;
