/** Names of the segments of a path, the same in pages and interface; `lib/core/words/path-segment.ts` writes them. */

/** The name of a segment whose escapes have been decoded: Next gives route handlers and a page's metadata their parameters so. */
export const nameOfSegment = (decoded: string): string => (decoded.startsWith("~") ? decoded.slice(1) : decoded);

/** The name of a segment as it stands in the address: Next gives pages their parameters so, but not their metadata. */
export const nameOfRawSegment = (segment: string): string => nameOfSegment(decodeURIComponent(segment));
