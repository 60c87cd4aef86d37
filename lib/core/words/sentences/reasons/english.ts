import { formatDuration, formatLeast, formatRecords } from "../../format";
import type { Said, SentencesOf, ReasonFacts } from "../facts";

/** Half sentences, to stand after a colon. */
export const reasonsInEnglish = (english: (said: Said) => string): SentencesOf<ReasonFacts> => ({
  "unknown.no-commit": () => "no committed offset",
  "unknown.log-end": () => "the log end offset is not known",
  "unknown.log-start": () => "the log start offset is not known",
  "unknown.log-end-then": () => "the log end offset was not known at that moment",
  "unknown.log-start-then": () => "the log start offset was not known at that moment",
  "unknown.log-end-because": ({ reason }) => `log end offset: ${english(reason)}`,
  "unknown.log-start-because": ({ reason }) => `log start offset: ${english(reason)}`,
  "unknown.unread": () => "could not be read",
  "unknown.not-then": () => "not stored for moments of the past",
  "unknown.topic-unlisted": () => "the topic is not in the cluster's metadata",
  "unknown.not-measured": () => "not measured",
  "unknown.no-lag": () => "no lag is known",
  "unknown.no-partition": () => "no partition is known",
  "unknown.no-partition-lag": () => "no partition's lag is known",
  "unknown.group-without-partition": () => "the group has no partition",
  "unknown.one-partition": () => "there is only one partition to compare",
  "unknown.half-idle": ({ lag }) => `half of the partitions have no lag, the worst has ${formatRecords(lag)}`,
  "unknown.no-members": () => "no members",
  "unknown.rebalance": () => "the group rebalances",
  "unknown.assignment-format": () => "its assignment is not in the consumer protocol's format",
  "unknown.coordinator-silent": () => "the group's coordinator did not answer",
  "unknown.one-commit": () => "only one commit seen so far",
  "unknown.few-commits": () => "too few commits seen so far",
  "unknown.few-readings": () => "too few readings",
  "unknown.few-log-ends": () => "too few readings of the log end offset",
  "unknown.log-empty": () => "the log is empty",
  "unknown.older": ({ ms }) => `older than what was watched: ${formatLeast(ms)}`,
  "unknown.start-stood": ({ ms }) =>
    `the log start offset did not move in the ${formatDuration(ms)} that it was watched`,
  "unknown.start-moved-once": () => "the log start has moved only once since it is watched",
  "unknown.loss-start-moved-once": ({ ms }) =>
    `the log start offset has moved only once since it is watched: ${formatLeast(ms)}`,
  "unknown.never-at-rates": () => "never at the present rates",
  "unknown.never-purged": () => "never: only what the group has committed is deleted",
  "unknown.never-idle": () => "never while nothing waits",
  "unknown.no-consumer": () => "no consumer to measure",
  "unknown.nothing-consumed": () => "nothing is consumed now",
  "unknown.not-at-limit": () => "the consumers are not at their limit, so what one of them can do is not known",
  "unknown.too-many-needed": ({ needed, partitions }) =>
    `${needed} at the present rates, more than the ${partitions} partitions can use`,
});
