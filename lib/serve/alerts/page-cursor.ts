/** Where a page of alerts or messages begins, as text. */
import type { Before } from "@/lib/history/alerts/model";

export const cursorOf = ({ at, id }: Before): string => `${at}-${id}`;

/** An id may hold any characters, so only the first hyphen counts. */
export function placeOf(cursor: string): Before {
  const hyphen = cursor.indexOf("-");
  return { at: Number(cursor.slice(0, hyphen)), id: cursor.slice(hyphen + 1) };
}
