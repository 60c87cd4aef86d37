/** Parts of sentences that several subjects share. */

/** A text as a whole sentence: with a full stop, unless it ends in a mark already. */
export function asSentence(text: string): string {
  return /[.?!]$/.test(text) ? text : `${text}.`;
}

/** A sentence without its full stop, to go on from. */
export const unend = (sentence: string) => sentence.replace(/\.$/, "");

/** " of producer id 7 (transactional id "pay-1")", as far as it is known. */
export function whose({ producerId, transactionalId }: { producerId: string | null; transactionalId: string | null }) {
  if (producerId === null) return "";
  return ` of producer id ${producerId}${transactionalId === null ? "" : ` (transactional id "${transactionalId}")`}`;
}
