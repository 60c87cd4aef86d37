/**
 * Names as segments of a path, the same in pages and interface. Browsers and servers take the segments "", "." and ".."
 * away, however they are escaped; such a name, and one that begins with `~`, is written behind a `~`.
 */

const isSwallowed = (name: string) => name === "" || name === "." || name === "..";

/** The segment for a name, percent-encoded. */
export const toSegment = (name: string): string =>
  encodeURIComponent(isSwallowed(name) || name.startsWith("~") ? `~${name}` : name);

/** The name of a segment whose escapes have been decoded: Next gives route handlers and a page's metadata their parameters so. */
export const nameOfSegment = (decoded: string): string => (decoded.startsWith("~") ? decoded.slice(1) : decoded);

/** The name of a segment as it stands in the address: Next gives pages their parameters so, but not their metadata. */
export const nameOfRawSegment = (segment: string): string => nameOfSegment(decodeURIComponent(segment));
