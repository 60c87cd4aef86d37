/** What an error of a try tells: whether anything was sent before it, and in words without a secret. */

/** Connecting took too long; what the system calls ETIMEDOUT can come later as well. */
export const NO_CONNECTION = "ENOCONNECTION";

/** No connection was made, so nothing was sent over it. */
const NOT_CONNECTED: ReadonlySet<unknown> = new Set([
  ...["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH", "EADDRNOTAVAIL", "ENOENT"],
  NO_CONNECTION,
]);

/** True where it is sure that nothing has arrived. */
export function neverArrived(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.every(neverArrived);
  return error instanceof Error && "code" in error && NOT_CONNECTED.has(error.code);
}

export function saidBy(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // Of several addresses that were tried, Node says nothing but their errors.
  if (error instanceof AggregateError && error.message === "") return error.errors.map(saidBy).join("; ");
  return error.message === "" ? error.name : error.message;
}

/** The same error in other words: `code` and `errors` stay, its cause and its stack do not, as they say what it said. */
export function reworded(error: unknown, clean: (text: string) => string): Error {
  if (!(error instanceof Error)) return new Error(clean(String(error)));
  const message = clean(error.message);
  const other =
    error instanceof AggregateError
      ? new AggregateError(
          error.errors.map((one) => reworded(one, clean)),
          message,
        )
      : new Error(message);
  other.name = error.name;
  return Object.assign(other, "code" in error && typeof error.code === "string" && { code: error.code });
}
