/** What a person must know to read one partition's numbers aright: whole sentences. */
import type { Millis } from "../../terms";
import type { Digits } from "../plain-facts";

type ToLogEnd = { offset: Digits; logEnd: Digits; markers: Digits };

export interface NoteFacts {
  "note.lost": { lost: Digits; offset: Digits; logStart: Digits };
  "note.beyond": { offset: Digits; records: Digits; logEnd: Digits };
  /** Nothing but so many offsets follow the committed one: aborted transactions, or the ends of transactions. */
  "note.aborted": ToLogEnd;
  "note.markers": ToLogEnd;
  /** `here`: the group stands where it begins. */
  "note.transaction": {
    producerId: Digits | null;
    transactionalId: string | null;
    offset: Digits;
    ms: Millis;
    logEnd: Digits;
    here: boolean;
  };
  "note.compacted": { lag: Digits };
  /** `members`: those that read other partitions. */
  "note.unowned": { members: number };
  "note.uncommitted": { retained: Digits };
}
