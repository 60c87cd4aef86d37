/** What a wall shows, in its URL: a link to it hangs the same picture on another screen. */
import { parseAsArrayOf, parseAsInteger, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import { LANGUAGES } from "@/lib/core/words/languages";
import type { WallScope } from "@/lib/client/stream-scope";
import { CONSUMER_STATUSES, type ConsumerStatus } from "@/lib/core/words/terms";

const ROTATE_S = 20;
/** Seconds for which healthy groups stay before the next ones take their place; 0: the first ones stay. */
export const ROTATE_CHOICES = [0, 10, 20, 60] as const;

const parsers = {
  theme: parseAsStringLiteral(["dark", "light"]),
  cluster: parseAsString,
  q: parseAsString.withDefault(""),
  status: parseAsArrayOf(parseAsStringLiteral(CONSUMER_STATUSES)).withDefault([]),
  rotate: parseAsInteger.withDefault(ROTATE_S),
  lang: parseAsStringLiteral(LANGUAGES),
};

export function useWallSettings() {
  return useQueryStates(parsers, { history: "replace" });
}

export type WallSettings = ReturnType<typeof useWallSettings>[0];
export type SetWallSettings = ReturnType<typeof useWallSettings>[1];

/** The part of them that decides which groups are shown. */
export function scopeOf({ cluster, q, status }: Pick<WallSettings, "cluster" | "q" | "status">): WallScope {
  const chosen: ConsumerStatus[] = CONSUMER_STATUSES.filter((one) => status.includes(one));
  return {
    kind: "wall",
    ...(cluster === null ? {} : { cluster }),
    ...(q.trim() === "" ? {} : { q: q.trim() }),
    ...(chosen.length === 0 ? {} : { status: chosen.join(",") }),
  };
}
