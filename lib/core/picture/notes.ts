/** What a person must know to read one partition's numbers aright: sentences for what is out of the ordinary. */
import type { GroupState, OpenTransaction } from "../words/collection";
import { formatCount, formatDuration, formatRecords } from "../words/format";
import { whose } from "../words/sentences/english";
import type { Known, Millis } from "../words/terms";

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

/** Notes on one group's numbers on one partition; undefined when everything is as usual. */
export function notesOf(input: NotesInput): string[] | undefined {
  const notes = [
    lostNote(input),
    beyondNote(input),
    markerNote(input),
    transactionNote(input),
    compactedNote(input),
    ownerNote(input),
    uncommittedNote(input),
  ];
  const said = notes.filter((note) => note !== null);
  return said.length > 0 ? said : undefined;
}

function lostNote({ committed, logStart, lost }: NotesInput): string | null {
  if (!lost.known || lost.value === 0n || committed === null || logStart === null) return null;
  return (
    `Retention deleted ${formatRecords(lost.value)} before the group read them: it stands at offset ` +
    `${formatCount(committed)}, the log starts at ${formatCount(logStart)}. Lag counts from the log start.`
  );
}

function beyondNote({ committed, logEnd }: NotesInput): string | null {
  if (committed === null || logEnd === null || committed <= logEnd) return null;
  return (
    `The committed offset ${formatCount(committed)} lies ${formatRecords(committed - logEnd)} beyond the log end ` +
    `${formatCount(logEnd)}: the log was cut or made anew, or the offset was set by hand. No record waits now, and ` +
    `consumers will start over by their reset policy.`
  );
}

function markerNote({ markers, aborted, logEnd, committed }: NotesInput): string | null {
  if (markers === 0n || logEnd === null || committed === null) return null;
  if (aborted)
    return (
      `No committed record waits: between the committed offset ${formatCount(committed)} and the log end ` +
      `${formatCount(logEnd)} there are only aborted transactions, which consumers with isolation.level=read_committed ` +
      `are not given. Other tools show a lag of ${markers}.`
    );
  const what = markers === 1n ? "a transaction marker" : `${markers} transaction markers`;
  return (
    `No record waits: between the committed offset ${formatCount(committed)} and the log end ${formatCount(logEnd)} ` +
    `there is only ${what}, which no consumer is given. Other tools show a lag of ${markers}.`
  );
}

function transactionNote({ lastStable, logEnd, committed, transaction, now }: NotesInput): string | null {
  if (lastStable === null || logEnd === null || !transaction) return null;
  const held = committed !== null && committed >= lastStable ? " This group stands right there." : "";
  return (
    `An open transaction${whose(transaction)} begins at offset ${formatCount(lastStable)} and has been open for at least ` +
    `${formatDuration(now - transaction.since)}: consumers that read committed records only get no further, ` +
    `although the log goes on to ${formatCount(logEnd)}. Lag counts to the log end.${held}`
  );
}

function compactedNote({ compacted, lag }: NotesInput): string | null {
  if (!compacted || !lag.known || lag.value === 0n) return null;
  return `The topic is compacted: lag counts offsets, of which some have no record any more. At most ${formatRecords(lag.value)} wait.`;
}

function uncommittedNote({ committed, unread, logStart, logEnd }: NotesInput): string | null {
  if (committed !== null || unread || logStart === null || logEnd === null || logEnd <= logStart) return null;
  return (
    `The group has never committed an offset here, or its offset has expired: ${formatRecords(logEnd - logStart)} are ` +
    `retained, and whether any was read is not known. Its lag does not count them.`
  );
}

function ownerNote({ state, owner, committed }: NotesInput): string | null {
  const { members, type } = state;
  if (owner !== null || committed === null || !members.known || members.value.length === 0 || type === "share")
    return null;
  // While the group rebalances nobody owns anything, and where an assignment cannot be read nothing can be said.
  if (!members.value.every(({ assignment }) => assignment.known)) return null;
  const others = members.value.filter(({ assignment }) => assignment.known && assignment.value.length > 0).length;
  if (others === 0) return null;
  const read = others === 1 ? "its member reads" : `its ${others} members read`;
  return (
    `Nobody reads this partition: the group has a committed offset here, but ${read} other partitions. ` +
    `If that is meant, delete the group's offsets on this topic, and the lag goes with them.`
  );
}
