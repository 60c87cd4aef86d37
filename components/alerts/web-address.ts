/** An address that a browser may follow; null for all else: it comes from settings, and stands in a link. Pure. */
export function webAddress(text: string | null): string | null {
  try {
    const { protocol, href } = new URL(text ?? "");
    return protocol === "https:" || protocol === "http:" ? href : null;
  } catch {
    return null;
  }
}
