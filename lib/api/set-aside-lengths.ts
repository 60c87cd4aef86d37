/** How long the words of an entry may be, for the form that has no use for the contract's checks. */
export const MAX_AUTHOR_LENGTH = 100;
export const MAX_REASON_LENGTH = 500;
