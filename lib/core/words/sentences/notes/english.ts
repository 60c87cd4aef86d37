import { formatCount, formatLeast, formatRecords } from "../../format";
import { whose } from "../english-parts";
import type { SentencesOf } from "../facts";
import type { NoteFacts } from "./facts";

export const NOTES_IN_ENGLISH: SentencesOf<NoteFacts> = {
  "note.lost": ({ lost, offset, logStart }) =>
    `Retention deleted ${formatRecords(lost)} before the group read them: committed offset ` +
    `${formatCount(offset)}, log start offset ${formatCount(logStart)}. Lag counts from the log start.`,
  "note.beyond": ({ offset, records, logEnd }) =>
    `The committed offset ${formatCount(offset)} is ${formatRecords(records)} past the log end offset ` +
    `${formatCount(logEnd)}: the log was truncated or recreated, or the offset was set by hand. Nothing is waiting now; ` +
    `consumers will start over by their reset policy (auto.offset.reset).`,
  "note.aborted": ({ offset, logEnd, markers }) =>
    `No committed record is waiting: between the committed offset ${formatCount(offset)} and the log end offset ` +
    `${formatCount(logEnd)} there are only aborted transactions, which consumers with isolation.level=read_committed ` +
    `do not receive. Other tools show a lag of ${markers}.`,
  "note.markers": ({ offset, logEnd, markers }) =>
    `Nothing is waiting: between the committed offset ${formatCount(offset)} and the log end offset ${formatCount(logEnd)} ` +
    `there ${markers === "1" ? "is only a transaction marker" : `are only ${markers} transaction markers`}, which no consumer ` +
    `receives. Other tools show a lag of ${markers}.`,
  "note.transaction": ({ offset, ms, logEnd, here, ...open }) =>
    `An open transaction${whose(open)} starts at offset ${formatCount(offset)} and has been open for ` +
    `${formatLeast(ms)}: read_committed consumers get no further, although the log end offset is ` +
    `${formatCount(logEnd)}. Lag counts to the log end.${here ? " This group is blocked right there." : ""}`,
  "note.compacted": ({ lag }) =>
    `The topic is compacted: lag counts offsets, and some of them no longer hold a record. At most ${formatRecords(lag)} waiting.`,
  "note.unowned": ({ members }) =>
    `Nobody reads this partition: the group has a committed offset here, but ` +
    `${members === 1 ? "its member reads" : `its ${members} members read`} other partitions. ` +
    `If that is intended, delete the group's offsets on this topic; the lag goes with them.`,
  "note.uncommitted": ({ retained }) =>
    `The group never committed an offset here, or its offset has expired: ${formatRecords(retained)} in the ` +
    `log, and whether any was read is unknown. They are not part of its lag.`,
};
