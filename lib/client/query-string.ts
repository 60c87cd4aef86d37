/** What stands after the "?" of an address, of pages and of the interface alike. */

/** "?" and the values that are given, encoded; "" where none is. Undefined ones are left out. */
export function queryString(values: Record<string, string | number | undefined>): string {
  const given = Object.entries(values).filter(([, value]) => value !== undefined);
  return given.length === 0 ? "" : `?${new URLSearchParams(given.map(([key, value]) => [key, String(value)]))}`;
}
