/** STALLED without a commit to stand at: a member owns the partition, records arrive, and nothing is ever committed. */
import type { LogReadings } from "../../numbers/readings";
import { inWords } from "../../words/sentences/english";
import { say, wholeMs } from "../../words/sentences/facts";
import type { Millis } from "../../words/terms";
import { valuesOf, type Factors } from "../factors";
import type { Finding } from "../verdict";

export const FACTORS = {
  LEAST_MS: [
    10 * 60_000,
    "ms",
    "records must have been there, and the group at work on other partitions: who commits at all commits what it has read by then",
  ],
} satisfies Factors;
const { LEAST_MS } = valuesOf(FACTORS);

/**
 * The finding on a partition that a member owns and on which nothing is committed; null while that may well be so.
 *
 * @param retained records that the log holds
 * @param commitAt when the group last committed on another partition of the topic
 */
export function neverCommittedHere(log: LogReadings, retained: bigint, commitAt: Millis, now: Millis): Finding | null {
  let last = log.length - 1;
  while (last >= 0 && !log.isKnown(last)) last--;
  let first = 0;
  while (first < last && !log.isKnown(first)) first++;
  if (first >= last) return null;
  const arrived = log.grown(first, last);
  if (!(arrived > 0)) return null;
  let since = first + 1;
  while (!log.isKnown(since) || log.grown(first, since) <= 0) since++;
  const from = log.at(since);
  if (commitAt - from < LEAST_MS || now - from < LEAST_MS) return null;
  const facts = { ms: wholeMs(now - from), arrived, retained: String(retained) };
  return {
    rule: "stalled",
    partitionStatus: "STALLED",
    consumerStatus: "ERROR",
    ...inWords(say("stalled.never-committed", facts)),
    from,
    to: now,
  };
}
