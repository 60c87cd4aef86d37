/** Ids of rows as they stand in addresses. */

/** No row has it. */
const NONE = 0;

/** The number of an id; that of no row where it is none, such as a file's "file-1". */
export const rowId = (id: string): number => (/^[1-9]\d{0,8}$/.test(id) ? Number(id) : NONE);
