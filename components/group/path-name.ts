/** Names from a page's path: they arrive percent-encoded and may hold any character. */

/** The name in a path segment; a malformed one is taken as it stands. */
export function decodeName(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
