/** For how long rows that a page names count as looked at, in ms; a page that is shown names them again in time. */
export const LOOKED_AT_MS = 20_000;
/** At most so many rows are named at a time. */
export const MOST_LOOKED_AT = 200;
