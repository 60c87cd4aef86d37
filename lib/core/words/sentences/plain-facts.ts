/** What facts are made of. A vocabulary in which sentences stand inside of others takes their types: it imports none that holds it. */

/** Offsets and counts that may exceed 2^53, in digits. */
export type Digits = string;

export type Nothing = Record<never, never>;

export type OpenedTransaction = {
  topic: string;
  partition: number;
  producerId: Digits | null;
  transactionalId: string | null;
};

/** The types of what is told inside of a sentence. */
export interface Inside {
  reason: unknown;
  said: unknown;
}
