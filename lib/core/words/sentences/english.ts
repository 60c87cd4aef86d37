/** English: the sentences of `/api/v1`, of exports, of the log and of pages in English. */
import { formatCount, formatDuration, formatRecords } from "../format";
import { credentialsInEnglish } from "./credentials/english";
import { errorsInEnglish } from "./errors/english";
import { unend, whose } from "./english-parts";
import {
  speak,
  speakIfKnown,
  type Facts,
  type ReceivedFacts,
  type Said,
  type Sentences,
  type SentFacts,
} from "./facts";
import { NOTES_IN_ENGLISH } from "./notes/english";
import { problemsInEnglish } from "./problems/english";
import { reasonsInEnglish } from "./reasons/english";
import { rulesInEnglish } from "./rules/english";

const ENGLISH: Sentences = {
  ...reasonsInEnglish(english),
  ...errorsInEnglish(english),
  ...credentialsInEnglish(english),
  ...problemsInEnglish(english),
  ...NOTES_IN_ENGLISH,
  ...rulesInEnglish(english),
  "as-it-is": ({ text }) => text,

  "burrow.stop": ({ silentMs, spanMs, commits, lag, offset, readings }) => {
    const span =
      spanMs === null
        ? "only one commit known"
        : `longer than the ${formatDuration(spanMs)} that the last ${commits} commits span`;
    const behind = readings === 1 ? "the last reading" : `all of the last ${readings} readings`;
    return (
      `No commit for ${formatDuration(silentMs)}, ${span}; ${waiting(lag)}; the log end was past offset ` +
      `${formatCount(offset)} in ${behind}.`
    );
  },
  "burrow.rewind": ({ from, to, lag }) =>
    `The committed offset went back from ${formatCount(from)} to ${formatCount(to)} and has not reached ` +
    `${formatCount(from)} again; ${waiting(lag)}.`,
  "burrow.stall": ({ offset, commits, lag }) =>
    commits === 1
      ? `The only known commit is at offset ${formatCount(offset)}; ${waiting(lag)}.`
      : `All of the last ${commits} commits are at offset ${formatCount(offset)}; ${waiting(lag)}.`,
  "burrow.warn": ({ commits, first, last, lag }) =>
    first === null || last === null
      ? `The offset moves, but the lag has not been seen to fall; now ${formatRecords(lag)}.`
      : `The lag has not fallen over the last ${commits} commits: from ${formatCount(first)} to ${formatRecords(last)}, ` +
        `now ${formatRecords(lag)}.`,
  "burrow.no-commit": () => "No known commit of this group on this partition; nothing to evaluate.",
  "burrow.no-log-end": () => "The log end offset of this partition could not be read; lag unknown.",

  // Without the lag, which stands beside it: that of a group that is well goes up and down within a second, and words would with it.
  "group.well": ({ unknown, partitions }) =>
    unknown > 0 ? `keeping up; ${unknown} of ${partitions} partitions unknown` : "keeping up",
  "group.catching-up": ({ ms }) => `catching up, done in about ${formatDuration(ms)}`,
  "group.works-off-reset": ({ ms }) => `works off a reset, done in about ${formatDuration(ms)}`,
  "group.well-in-part": ({ counted, partitions }) => `keeping up on ${counted} of ${partitions} partitions`,
  "group.some-beyond": ({ said, beyond, records }) =>
    `${english(said)}; committed offset past the log end on ${partitionsOf(beyond)}, by ${formatRecords(records)}`,
  "group.all-beyond": ({ beyond, records }) =>
    `committed offset past the log end on ${partitionsOf(beyond)}, by ${formatRecords(records)}`,
  "group.some-uncommitted": ({ said, uncommitted }) => `${english(said)}; no committed offset on ${uncommitted}`,
  "group.some-unknown": ({ said, unknown, reason }) => `${english(said)}; ${unknown} unknown: ${english(reason)}`,
  "group.all-unknown": ({ partitions, reason }) =>
    `${partitions === 1 ? "1 partition" : `all ${partitions} partitions`} unknown: ${english(reason)}`,
  "group.unread": ({ reason }) => `what it reads is unknown: ${english(reason)}`,
  "group.empty": () => "no committed offsets, no assigned partitions",
  "group.unjudged": () => "not evaluated yet",
  "group.unknown": ({ said }) => unlead(english(said)),
  "group.since": ({ status, ms }) => `${status.toLowerCase()} for ${formatDuration(ms)}`,
  "group.partition": ({ topic, partition, said, more, unknown }) =>
    `${topic}/${partition}: ${unlead(english(said))}` +
    (more > 0 ? `; + ${more} more ${more === 1 ? "partition" : "partitions"}` : "") +
    (unknown > 0 ? `; ${unknown} unknown` : ""),
  "group.muted": ({ said }) => `muted: ${english(said)}`,
  "group.some-muted": ({ said, muted }) => `${english(said)}; ${muted} muted`,

  "happened.partition": ({ topic, partition, status }) => `partition ${partition} of ${topic} is ${status}`,
  "happened.members": ({ joined, left, assignors, generations }) =>
    [
      joined === 0 ? [] : `${names(joined)} joined`,
      left === 0 ? [] : `${names(left)} left`,
      assignors.length > 0 ? `assignor ${assignors.join(" to ")}` : [],
      generations.length > 0 ? `generation ${generations.join(" to ")}` : [],
    ]
      .flat()
      .join(", "),
  "happened.deleted": () => "the cluster no longer lists this group",
  "happened.lost": ({ lost, partition }) =>
    `retention deleted ${formatRecords(lost)} of partition ${partition} before the group read them`,
  "happened.beyond": ({ topic, partition, offset, logEnd, records }) =>
    `partition ${partition} of ${topic}: the committed offset ${formatCount(offset)} is ${formatRecords(records)} past ` +
    `the log end ${formatCount(logEnd)}`,
  "happened.skipped": ({ topic, partition, from, offset, skipped }) =>
    `partition ${partition} of ${topic}: the log end has passed the committed offset ${formatCount(offset)}; ` +
    `${formatRecords(skipped)} from offset ${formatCount(from)} on were skipped unread`,
  "happened.transaction": ({ offset, ...open }) =>
    `partition ${open.partition} of ${open.topic}: the last stable offset is stuck at ${formatCount(offset)}: ` +
    `an open transaction${whose(open)} blocks read_committed consumers`,
  "happened.transaction-ended": (open) =>
    `the long-running transaction${whose(open)} on partition ${open.partition} of ${open.topic} has ended`,
  "happened.answers": () => "the cluster answers again",
  "happened.replaced": ({ before, after }) => `this name now stands for another cluster: ${after}, before ${before}`,
  "happened.set-aside": ({ pattern, groups, author, reason }) =>
    `“${pattern}” is set aside${author === null ? "" : ` by ${author}`}: ` +
    `${groups === 1 ? "1 group" : `${formatCount(groups)} groups`} so far${reason === null ? "" : `; ${reason}`}`,
  "happened.taken-back": ({ pattern }) => `“${pattern}” is no longer set aside`,
  "happened.silence-declared": ({ topic, ms, author }) =>
    `${topic}: no commits for up to ${formatDuration(ms)} declared normal${author === null ? "" : ` by ${author}`}`,
  "happened.silence-taken-back": ({ topic }) => `${topic}: silence is judged by what is usual again`,
  "happened.trouble-normal": ({ topic, author }) =>
    `${topic}: the reported problem was declared normal${author === null ? "" : ` by ${author}`}`,
  "happened.habits-forgotten": ({ topic }) =>
    `${topic}: what was learned of the group was forgotten, learning starts over`,
  "happened.sent": ({ subject, name, severity, state, end, ...sent }) =>
    `${sentTo(sent)}: ${aboutOf(subject, name)}, ` +
    {
      firing: firingAs(sent.kind, severity),
      flapping: "flapping",
      passed: `${severity}, came and went`,
      resolved: end === null ? "ended" : ENDED[end],
    }[state],
  "happened.sent-several": ({ over, ...sent }) =>
    `${sentTo(sent)}: ${formatCount(sent.problems)} problems` +
    (over === 0 ? "" : over === sent.problems ? ", all over" : `, ${formatCount(over)} of them over`) +
    { news: "", reminder: "; reminder", escalation: "; escalation" }[sent.kind],
};

type SentAlone = Facts["happened.sent"];

/** What a receiver has acknowledged, or has not in time. */
const sentTo = ({ receiver, outcome }: SentFacts) =>
  outcome === "expired" ? `Not delivered to ${receiver} by its deadline` : `Sent to ${receiver}`;

const aboutOf = (subject: SentAlone["subject"], name: string | null) =>
  ({
    group: name,
    broker: `lost broker ${name}`,
    offline: "partitions without a leader",
    cluster: "cluster unreachable",
  })[subject];
const firingAs = (kind: SentAlone["kind"], severity: string) =>
  ({ news: severity, reminder: `still ${severity}`, escalation: `${severity}, not acknowledged` })[kind];
const ENDED = { recovered: "resolved", deleted: "deleted", muted: "set aside" };

/** What is said, in English. */
export function english(said: Said): string {
  return speak(ENGLISH, said);
}

/** What was told, in English; null where this release has no sentence for it. */
export const inEnglish = (facts: ReceivedFacts): string | null => speakIfKnown(ENGLISH, facts);

/** What a finding says, as facts and as its sentence. */
export const inWords = (said: Said) => ({ evidence: english(said), said });

/** What a happening or a problem says, as facts and as its sentence. */
export const messageOf = (said: Said) => ({ message: english(said), said });

const waiting = (lag: string) => `${formatRecords(lag)} waiting`;

const partitionsOf = (count: number) => `${count} ${count === 1 ? "partition" : "partitions"}`;

const names = (members: readonly string[] | number) =>
  typeof members === "number" ? `${members} members` : members.join(" and ");

const unlead = (sentence: string) => unend(sentence.charAt(0).toLowerCase() + sentence.slice(1));
