/** How names and arrays are written for Postgres, and read back. */
import { isReceivedFacts, say, type Said } from "@/lib/core/words/sentences/facts";

/**
 * A name as Postgres can hold it. Kafka allows any character in a group's name, Postgres' text all but NUL: that is
 * written as `\0`, and a backslash as `\\`.
 */
export const toStoredName = (name: string): string => name.replaceAll("\\", "\\\\").replaceAll("\0", "\\0");

/** The name that `toStoredName` was given. */
export const fromStoredName = (stored: string): string =>
  stored.replaceAll(/\\(.)/g, (_, escaped: string) => (escaped === "0" ? "\0" : escaped));

/** Free text for people: NUL, which Postgres cannot hold, is shown as the replacement character. */
export const toStoredText = (text: string): string => text.replaceAll("\0", "\uFFFD");

/** The facts of a stored message, to be spread; what is stored was written by `writeEvents`, perhaps of another release. */
export const storedFacts = (said: unknown): { said?: Said } => (said ? { said: currentFacts(said) as Said } : {});

/** Sentences whose reason earlier releases stored in English words. */
const REASONED: ReadonlySet<string> = new Set([
  "no-data.lag-unknown",
  "group.some-unknown",
  "group.all-unknown",
  "group.unread",
]);

/** Sentences whose `text` earlier releases stored as `told`. */
const WITH_TEXT: ReadonlySet<string> = new Set(["network.late", "certificate.untrusted", "certificate.other-host"]);

/** Keys that earlier releases stored, by their names of today. */
const RENAMED: ReadonlyMap<string, string> = new Map([["kafka.requests-untold", "kafka.requests-unreported"]]);

/** Stored facts under the names of today, with reasons that were stored as words put as they are; what is none stays as it is. */
export function currentFacts(stored: unknown): unknown {
  if (!isReceivedFacts(stored) || typeof stored.values !== "object" || !stored.values) return stored;
  const { key, values } = stored;
  const read = ([name, value]: [string, unknown]) => {
    const isWords = name === "reason" && typeof value === "string" && REASONED.has(key);
    const isText = name === "told" && WITH_TEXT.has(key);
    return [isText ? "text" : name, isWords ? say("as-it-is", { text: value }) : currentFacts(value)];
  };
  return { key: RENAMED.get(key) ?? key, values: Object.fromEntries(Object.entries(values).map(read)) as object };
}

/**
 * Postgres' array literal of numbers; null and holes become NULL. A plain loop: a tick has 200,000 of them. Members
 * commit all their partitions at once, so a value is often the one before it.
 */
export function toArrayLiteral(values: readonly (bigint | number | null | undefined)[]): string {
  // Joined at the end: a string that grows by pieces is a long chain of them, and dear to collect.
  const pieces = new Array<string>(values.length);
  let last: bigint | number | null | undefined;
  let written = "NULL";
  for (let index = 0; index < values.length; index++) {
    const value = values[index];
    if (value !== last) {
      last = value;
      written = value == null ? "NULL" : digitsOf(value);
    }
    pieces[index] = written;
  }
  return `{${pieces.join(",")}}`;
}

/** Digits of a double are made much faster than those of a bigint, and are the same as long as it is exact. */
const digitsOf = (value: bigint | number): string =>
  typeof value === "bigint" && value >= 0n && value <= MOST_EXACT ? String(Number(value)) : String(value);

const MOST_EXACT = BigInt(Number.MAX_SAFE_INTEGER);

/** Reads an array literal of integers; no array at all reads as an empty one. */
export function fromArrayLiteral<T>(literal: string | null, read: (text: string) => T): (T | null)[] {
  if (literal === null || literal === "{}") return [];
  return literal
    .slice(1, -1)
    .split(",")
    .map((text) => (text === "NULL" ? null : read(text)));
}
