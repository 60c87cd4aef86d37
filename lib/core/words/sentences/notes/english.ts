import { formatCount, formatDuration, formatRecords } from "../../format";
import { whose } from "../english-parts";
import type { SentencesOf } from "../facts";
import type { NoteFacts } from "./facts";

export const NOTES_IN_ENGLISH: SentencesOf<NoteFacts> = {
  "note.lost": ({ lost, offset, logStart }) =>
    `Retention deleted ${formatRecords(lost)} before the group read them: it stands at offset ` +
    `${formatCount(offset)}, the log starts at ${formatCount(logStart)}. Lag counts from the log start.`,
  "note.beyond": ({ offset, records, logEnd }) =>
    `The committed offset ${formatCount(offset)} lies ${formatRecords(records)} beyond the log end ` +
    `${formatCount(logEnd)}: the log was cut or made anew, or the offset was set by hand. No record waits now, and ` +
    `consumers will start over by their reset policy.`,
  "note.aborted": ({ offset, logEnd, markers }) =>
    `No committed record waits: between the committed offset ${formatCount(offset)} and the log end ` +
    `${formatCount(logEnd)} there are only aborted transactions, which consumers with isolation.level=read_committed ` +
    `are not given. Other tools show a lag of ${markers}.`,
  "note.markers": ({ offset, logEnd, markers }) =>
    `No record waits: between the committed offset ${formatCount(offset)} and the log end ${formatCount(logEnd)} ` +
    `there is only ${markers === "1" ? "a transaction marker" : `${markers} transaction markers`}, which no consumer ` +
    `is given. Other tools show a lag of ${markers}.`,
  "note.transaction": ({ offset, ms, logEnd, here, ...open }) =>
    `An open transaction${whose(open)} begins at offset ${formatCount(offset)} and has been open for at least ` +
    `${formatDuration(ms)}: consumers that read committed records only get no further, although the log goes on to ` +
    `${formatCount(logEnd)}. Lag counts to the log end.${here ? " This group stands right there." : ""}`,
  "note.compacted": ({ lag }) =>
    `The topic is compacted: lag counts offsets, of which some have no record any more. At most ${formatRecords(lag)} wait.`,
  "note.unowned": ({ members }) =>
    `Nobody reads this partition: the group has a committed offset here, but ` +
    `${members === 1 ? "its member reads" : `its ${members} members read`} other partitions. ` +
    `If that is meant, delete the group's offsets on this topic, and the lag goes with them.`,
  "note.uncommitted": ({ retained }) =>
    `The group has never committed an offset here, or its offset has expired: ${formatRecords(retained)} are ` +
    `retained, and whether any was read is not known. Its lag does not count them.`,
};
