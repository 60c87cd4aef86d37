/**
 * Partitions that somebody names and that are not there. Whoever may join a group or write to `__consumer_offsets` can name any
 * number, and arrays are as long as the greatest: what a topic does not have is left out, and said.
 */
import type { CollectionProblem } from "../words/collection";
import { messageOf } from "../words/sentences/english";
import { say } from "../words/sentences/facts";

/** A group that names a partition beyond those that its topic has. */
export interface Claim {
  group: string;
  topic: string;
  partition: number;
  /** How many partitions the topic has. */
  count: number;
}

/** More names than this are not kept: one is told, and how many there are. */
const MOST_CLAIMS = 1_000;

export class Claims {
  private readonly claims = new Map<string, Claim>();

  get isEmpty(): boolean {
    return this.claims.size === 0;
  }

  /** Takes in a claim; one of each group and topic is kept. */
  add(claim: Claim): void {
    if (this.claims.size < MOST_CLAIMS) this.claims.set(`${claim.group}\0${claim.topic}`, claim);
  }

  /** Those that were made `before`, too: a topic that has just grown is no news. */
  since(before: Claims): Claim[] {
    return [...this.claims].flatMap(([key, claim]) => (before.claims.has(key) ? [claim] : []));
  }

  /** All that were made. */
  all(): Claim[] {
    return [...this.claims.values()];
  }
}

/** All claims as one problem; none where there are none. */
export function claimsProblem(claims: readonly Claim[]): CollectionProblem[] {
  const [first] = claims;
  if (!first) return [];
  const { group, topic, partition } = first;
  const said = say("problem.no-such-partition", { ...first, more: claims.length - 1 });
  return [{ what: "partitions", subject: `${group} ${topic}-${partition}`, ...messageOf(said) }];
}
