/** Names in paths. Telegraf escapes them twice ("a b" is asked for as `a%2520b`), everybody else once. */

/** Undoes percent-encoding once; what is not valid stays as it is. */
export function decodeOnce(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Which of `names` a path segment means: decoded once, or, where that is none of them, decoded twice. */
export function findNamed(segment: string, names: readonly string[]): string | undefined {
  const once = decodeOnce(segment);
  if (names.includes(once)) return once;
  const twice = decodeOnce(once);
  return names.includes(twice) ? twice : undefined;
}
