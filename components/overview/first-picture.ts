/**
 * What the server puts into the first HTML: the rows that are on the screen first, and the figures above them. The
 * whole picture, which may be thousands of rows, comes by the stream.
 */
import type { ClusterSummary, GroupSummary } from "@/lib/api/contract";
import { isPattern } from "../list/search";
import { countGroups, filterGroups, sortGroups, totals } from "./selection";
import type { UrlState } from "./url-state";

export interface FirstPicture {
  rows: GroupSummary[];
  counts: ReturnType<typeof countGroups>;
  sums: ReturnType<typeof totals>;
  /** How many groups pass the filters, and how many there are. */
  shown: number;
  all: number;
  clusters: ClusterSummary[];
}

/** More than any window shows at once. */
const ROWS = 40;

/**
 * Null where only the browser can tell: pins are kept there, and somebody else's regular expression must not be run
 * on the server, which it could hold up.
 */
export function firstPicture(groups: GroupSummary[], clusters: ClusterSummary[], url: UrlState): FirstPicture | null {
  if (url.pinned || url.regex || isPattern(url.q)) return null;
  // Before the first cycle there is nothing to show, and that is not the same as no groups.
  if (clusters.every(({ at }) => at === null)) return null;
  const rows = sortGroups(filterGroups(groups, url), url.sort, url.reverse);
  return {
    rows: rows.slice(0, ROWS),
    counts: countGroups(filterGroups(groups, url, ["status", "case"])),
    sums: totals(rows),
    shown: rows.length,
    all: groups.length,
    clusters,
  };
}
