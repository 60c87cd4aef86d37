/** Include and exclude lists of regular expressions, compiled once. */
import type { NameFilter } from "./settings";

/** A test for names: one of `include` must match (all names do, when it is empty) and none of `exclude`. */
export function compileFilter({ include = [], exclude = [] }: NameFilter): (name: string) => boolean {
  const included = include.map((pattern) => new RegExp(pattern));
  const excluded = exclude.map((pattern) => new RegExp(pattern));
  return (name) =>
    (included.length === 0 || included.some((regex) => regex.test(name))) &&
    !excluded.some((regex) => regex.test(name));
}
