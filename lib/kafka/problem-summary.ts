/** Many facts that are missing for the same reason are one problem: a broker that is away, not its hundreds of groups. */
import type { CollectionProblem } from "@/lib/core/words/collection";
import { messageOf } from "@/lib/core/words/sentences/english";
import { say, type Reason, type ProblemFacts } from "@/lib/core/words/sentences/facts";
import { rightBehind } from "./errors";

/** What could not be read, and of what. */
export type Unread = Pick<CollectionProblem, "what"> & Pick<ProblemFacts["problem.unread"], "facts" | "of">;

/** One problem for each reason, in the order of appearance. Entries are the subject and why it could not be read. */
export function summarise({ what, ...facts }: Unread, entries: Iterable<[string, Reason]>): CollectionProblem[] {
  return sameReasons(entries).map(({ reason, subjects }) => {
    const [name = ""] = subjects;
    const alone = subjects.length === 1;
    const unread = { ...facts, name, reason };
    const said = alone
      ? say("problem.unread", unread)
      : say("problem.unread-many", { ...unread, count: subjects.length });
    const right = rightBehind(reason);
    return { what, subject: alone ? name : null, ...messageOf(said), ...(right ? { rights: [right] } : {}) };
  });
}

interface SameReason {
  reason: Reason;
  subjects: string[];
}

/** Mostly it is one and the same object for all subjects; facts are compared only of those that are not. */
function sameReasons(entries: Iterable<[string, Reason]>): SameReason[] {
  const byObject = new Map<Reason, SameReason>();
  const byFacts = new Map<string, SameReason>();
  for (const [subject, reason] of entries) {
    let same = byObject.get(reason);
    if (!same) {
      const facts = JSON.stringify(reason);
      same = byFacts.get(facts) ?? { reason, subjects: [] };
      byFacts.set(facts, same);
      byObject.set(reason, same);
    }
    same.subjects.push(subject);
  }
  return [...byFacts.values()];
}
