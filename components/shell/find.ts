/** Finds things by the words of a query, as the command palette does. Pure. */

/** True where `text` has every word of `query`, in any order and case. */
export function matches(text: string, query: string): boolean {
  const low = text.toLowerCase();
  return words(query).every((word) => low.includes(word));
}

/**
 * At most `most` of `items` whose name has every word of the query. Names that begin with it come first; otherwise
 * the order stays. It stops looking once it has enough of the former: lists may be thousands long.
 */
export function find<T>(items: readonly T[], nameOf: (item: T) => string, query: string, most: number): T[] {
  const start = query.trim().toLowerCase();
  const leading: T[] = [];
  const others: T[] = [];
  for (const item of items) {
    const name = nameOf(item);
    if (!matches(name, query)) continue;
    if (name.toLowerCase().startsWith(start)) leading.push(item);
    else if (others.length < most) others.push(item);
    if (leading.length === most) break;
  }
  return [...leading, ...others].slice(0, most);
}

const words = (query: string): string[] => query.toLowerCase().split(/\s+/).filter(Boolean);
