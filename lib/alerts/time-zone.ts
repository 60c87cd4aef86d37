/** Longer than any name that the IANA gave. */
const MOST_NAME = 100;

/** Whether a name is one of a time zone, as the IANA names them ("Europe/Berlin"). */
export function isTimeZone(name: string): boolean {
  try {
    return (
      name.length <= MOST_NAME && new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== ""
    );
  } catch {
    return false;
  }
}
