/** What a person must know to read one partition's numbers aright: what is out of the ordinary. */
import type { GroupState, OpenTransaction } from "../words/collection";
import { say, wholeMs, type Said } from "../words/sentences/facts";
import type { Millis } from "../words/terms";
import type { Known } from "../words/known";

export interface NotesInput {
  state: GroupState;
  committed: bigint | null;
  /** True where the committed offset could not be read. */
  unread: boolean;
  logStart: bigint | null;
  logEnd: bigint | null;
  /** Told only where it is below the log end. */
  lastStable: bigint | null;
  lag: Known<bigint>;
  lost: Known<bigint>;
  markers: bigint;
  /** True where records of aborted transactions are among them. */
  aborted: boolean;
  compacted: boolean;
  owner: string | null;
  transaction: OpenTransaction | undefined;
  now: Millis;
}

/** Notes on one group's numbers on one partition; none when everything is as usual. */
export function notesOf(input: NotesInput): Said[] {
  const notes = [
    lostNote(input),
    beyondNote(input),
    markerNote(input),
    transactionNote(input),
    compactedNote(input),
    ownerNote(input),
    uncommittedNote(input),
  ];
  return notes.filter((note) => note !== null);
}

function lostNote({ committed, logStart, lost }: NotesInput): Said | null {
  if (!lost.known || lost.value === 0n || committed === null || logStart === null) return null;
  return say("note.lost", { lost: String(lost.value), offset: String(committed), logStart: String(logStart) });
}

function beyondNote({ committed, logEnd }: NotesInput): Said | null {
  if (committed === null || logEnd === null || committed <= logEnd) return null;
  return say("note.beyond", {
    offset: String(committed),
    records: String(committed - logEnd),
    logEnd: String(logEnd),
  });
}

function markerNote({ markers, aborted, logEnd, committed }: NotesInput): Said | null {
  if (markers === 0n || logEnd === null || committed === null) return null;
  const facts = { offset: String(committed), logEnd: String(logEnd), markers: String(markers) };
  return aborted ? say("note.aborted", facts) : say("note.markers", facts);
}

function transactionNote({ lastStable, logEnd, committed, transaction, now }: NotesInput): Said | null {
  if (lastStable === null || logEnd === null || !transaction) return null;
  const { producerId, transactionalId, since } = transaction;
  return say("note.transaction", {
    producerId: producerId === null ? null : String(producerId),
    transactionalId,
    offset: String(lastStable),
    ms: wholeMs(now - since),
    logEnd: String(logEnd),
    here: committed !== null && committed >= lastStable,
  });
}

function compactedNote({ compacted, lag }: NotesInput): Said | null {
  if (!compacted || !lag.known || lag.value === 0n) return null;
  return say("note.compacted", { lag: String(lag.value) });
}

function uncommittedNote({ committed, unread, logStart, logEnd }: NotesInput): Said | null {
  if (committed !== null || unread || logStart === null || logEnd === null || logEnd <= logStart) return null;
  return say("note.uncommitted", { retained: String(logEnd - logStart) });
}

function ownerNote({ state, owner, committed }: NotesInput): Said | null {
  const { members, type } = state;
  if (owner !== null || committed === null || !members.known || members.value.length === 0 || type === "share")
    return null;
  // While the group rebalances nobody owns anything, and where an assignment cannot be read nothing can be said.
  if (!members.value.every(({ assignment }) => assignment.known)) return null;
  const others = members.value.filter(({ assignment }) => assignment.known && assignment.value.length > 0).length;
  return others === 0 ? null : say("note.unowned", { members: others });
}
