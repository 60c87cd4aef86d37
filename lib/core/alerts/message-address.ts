/** Addresses of Tidemark's pages that a message opens: the thing, at that moment. */
import { toSegment } from "../words/path-segment";
import type { Millis } from "../words/terms";
import type { ToldAlert } from "./terms";

const BEFORE = 30 * 60_000;
const MOST_RANGE = 24 * 3_600_000;
/** Longer ones are cut by mail programs and chats. */
const MOST_ADDRESS = 2000;

/** The page of what an alert is about, with the time from before it began; null without a public address. */
export function pageOf(alert: ToldAlert, publicUrl: string | null, now: Millis): string | null {
  if (publicUrl === null) return null;
  const base = publicUrl.replace(/\/$/, "");
  const to = Math.max(alert.endedAt ?? now, alert.openedAt + 60_000);
  const from = Math.max(alert.openedAt - BEFORE, to - MOST_RANGE);
  for (const path of pathsOf(alert)) {
    const address = `${base}${path}?from=${Math.trunc(from)}&to=${Math.trunc(to)}`;
    if (address.length <= MOST_ADDRESS) return address;
  }
  return alertsPage(publicUrl);
}

/** The page of all alerts. */
export const alertsPage = (publicUrl: string | null): string | null =>
  publicUrl === null ? null : `${publicUrl.replace(/\/$/, "")}/alerts`;

/** From the page of the thing itself to one that shows it among others. */
function pathsOf({ subject }: ToldAlert): string[] {
  if (!("cluster" in subject)) return [];
  const cluster = `/clusters/${segment(subject.cluster)}`;
  return subject.kind === "group" ? [`${cluster}/groups/${segment(subject.group)}`, cluster] : [cluster];
}

/** A name as a segment of a page's path. Half characters, which no address can hold, are replaced. */
const segment = (name: string): string => toSegment(name.slice(0, MOST_ADDRESS).replace(/\p{Cs}/gu, "\uFFFD"));
