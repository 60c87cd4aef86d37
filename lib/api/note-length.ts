/** How long a note may be, for the form that has no use for the contract's checks. */
export const MAX_NOTE_LENGTH = 500;
