/** What may be said to be normal, for the form that has no use for the contract's checks. */
import { MAX_AUTHOR_LENGTH } from "./set-aside-lengths";

export const HABITS_NORMAL = { leastMs: 60_000, mostMs: 14 * 86_400_000, author: MAX_AUTHOR_LENGTH } as const;
