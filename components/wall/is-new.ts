/** What has been in its status for less than this is marked: who looks up sees what came since the last look. */
const NEW_MS = 10 * 60_000;

/** `now` by the server's clock, as `since` is; nothing is new before it is known. */
export const isNew = (since: number, now: number): boolean => now > 0 && now - since < NEW_MS;
