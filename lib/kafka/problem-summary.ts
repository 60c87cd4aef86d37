/** Many facts that are missing for the same reason are one problem: a broker that is away, not its hundreds of groups. */
import type { CollectionProblem } from "@/lib/core/words/collection";
import { asSentence, rightBehind } from "./errors";

export interface Facts {
  /** The source's word for the step, as in `CollectionProblem`. */
  what: string;
  /** What could not be read, to stand after "The": "committed offsets". */
  facts: string;
  /** Of what, singular: "group". */
  of: string;
}

/** One problem for each reason, in the order of appearance. Entries are the subject and why it could not be read. */
export function summarise({ what, facts, of }: Facts, entries: Iterable<[string, string]>): CollectionProblem[] {
  const byReason = new Map<string, string[]>();
  for (const [subject, reason] of entries) {
    const subjects = byReason.get(reason);
    if (subjects) subjects.push(subject);
    else byReason.set(reason, [subject]);
  }
  return [...byReason].map(([reason, subjects]) => {
    const [first = ""] = subjects;
    const alone = subjects.length === 1;
    const which = alone ? `${of} "${first}"` : `${subjects.length} ${of}s, such as "${first}",`;
    const message = asSentence(`The ${facts} of ${which} could not be read: ${reason}`);
    const right = rightBehind(reason);
    return { what, subject: alone ? first : null, message, ...(right ? { rights: [right] } : {}) };
  });
}
