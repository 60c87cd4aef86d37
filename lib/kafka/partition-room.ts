/** How much of what an answer names is believed where nothing else tells what exists. */

/** A topic that cannot be seen has room for these, and for so many for each partition that is named. */
const LEAST_ROOM = 64;
const ROOM_EACH = 16;

/** How many partitions may be there when nothing but so many names of partitions tell of them. */
export const roomFor = (named: number): number => LEAST_ROOM + ROOM_EACH * named;
