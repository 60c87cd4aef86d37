/** What is written in a picture of a chart, as data. Names are cleaned already, numbers are printed by the sentences. */
import type { SaidOf } from "../facts";
import type { Digits, Nothing } from "../plain-facts";

export interface PictureFacts {
  "picture.log-end": Nothing;
  "picture.committed": Nothing;
  /** `lag` null: it is not known. */
  "picture.lag": { lag: Digits | null };
  /** What the axis counts. */
  "picture.above-lowest": Nothing;
  "picture.no-data": Nothing;
  /** The partition was chosen for the reader, of so many. */
  "picture.worst-of": { count: number };
  /** The whole picture in words, for who does not see it; numbers null: not known. */
  "picture.in-words": {
    place: string;
    group: string;
    cluster: string;
    status: string;
    logEnd: Digits | null;
    committed: Digits | null;
    lag: Digits | null;
  };
}

export type PictureSaid = SaidOf<PictureFacts>;

/** Puts facts under the key of what a picture says. */
export const caption = <K extends keyof PictureFacts>(key: K, values: PictureFacts[K]): PictureSaid =>
  ({ key, values }) as PictureSaid;
