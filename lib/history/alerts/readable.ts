/** What is stored and cannot be read (another release wrote it, or somebody by hand) is logged and left out: it ends no start. */
import { logger } from "@/lib/log/log";
import { faultOf, type FieldChecks } from "./checks";

/** The longest id in a line of the log. */
const LONGEST_ID = 200;

/** The value as what it is taken for; null, with a line in the log, where a field of it is otherwise. */
export function readable<T extends object>(what: string, fields: FieldChecks<T>, value: object): T | null {
  const fault = faultOf(fields, value);
  if (fault === null) return value as T;
  const { id } = value as { id?: unknown };
  const named = typeof id === "string" ? id.slice(0, LONGEST_ID) : null;
  logger("history").warn({ id: named, field: fault }, `a stored ${what} cannot be read and is left out`);
  return null;
}

/** Without those that could not be read. */
export const present = <T>(read: readonly (T | null)[]): T[] => read.filter((value) => value !== null);
