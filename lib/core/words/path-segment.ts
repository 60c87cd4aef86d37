/**
 * Names as segments of a path, the same in pages, interface and messages. Browsers and servers take the segments "", "." and
 * ".." away, however they are escaped; such a name, and one that begins with `~`, is written behind a `~`.
 */

const isSwallowed = (name: string) => name === "" || name === "." || name === "..";

/** The segment for a name, percent-encoded. `lib/api/path-segment.ts` reads it. */
export const toSegment = (name: string): string =>
  encodeURIComponent(isSwallowed(name) || name.startsWith("~") ? `~${name}` : name);
