/** Addresses of Tidemark's pages that a message opens: the thing, at that moment. */
import type { Language } from "../words/languages";
import { toSegment } from "../words/path-segment";
import type { Millis } from "../words/terms";
import { offsetOf } from "./message-time";
import type { NotifiedAlert } from "./terms";

const BEFORE = 30 * 60_000;
const MOST_RANGE = 24 * 3_600_000;
/** Longer ones are cut by mail programs and chats. */
const MOST_ADDRESS = 2000;

/** The page of what an alert is about, with the time from before it began; null without a public address. */
export function pageOf(alert: NotifiedAlert, publicUrl: string | null, now: Millis): string | null {
  if (publicUrl === null) return null;
  const { from, to } = rangeOf(alert, now);
  for (const path of pathsOf(alert)) {
    const address = addressWithin(publicUrl, `${path}?from=${from}&to=${to}`);
    if (address !== null) return address;
  }
  return alertsPage(publicUrl);
}

/** The time that shows what happened: from before it began until its end, or until now; at most the last day of it. */
export function rangeOf({ openedAt, endedAt }: Pick<NotifiedAlert, "openedAt" | "endedAt">, now: Millis) {
  const to = Math.max(endedAt ?? now, openedAt + 60_000);
  return { from: Math.trunc(Math.max(openedAt - BEFORE, to - MOST_RANGE)), to: Math.trunc(to) };
}

interface PictureContext {
  publicUrl: string | null;
  timeZone: string;
  language: Language;
  now: Millis;
}

/** The chart of a group's worst place at that moment, as a picture; null where there is no such place, or no public address. */
export function pictureOf(alert: NotifiedAlert, { publicUrl, timeZone, language, now }: PictureContext): string | null {
  const { subject, places } = alert;
  const [worst] = places;
  if (publicUrl === null || subject.kind !== "group" || !worst) return null;
  const { from, to } = rangeOf(alert, now);
  const { topic, partition } = worst;
  const query = { topic, partition, from, to, utcOffset: offsetOf(to, timeZone), language };
  const path = `/api/v1/clusters/${segment(subject.cluster)}/groups/${segment(subject.group)}/chart.png`;
  const asked = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(whole(String(value)))}`);
  return addressWithin(publicUrl, `${path}?${asked.join("&")}`);
}

/** The page that tells an alert's story; null without a public address, and where names are too long for one. */
export const incidentPage = ({ id }: Pick<NotifiedAlert, "id">, publicUrl: string | null): string | null =>
  publicUrl === null ? null : addressWithin(publicUrl, `/incidents/${segment(id)}`);

/** The page of all alerts. */
export const alertsPage = (publicUrl: string | null): string | null =>
  publicUrl === null ? null : addressOf(publicUrl, "/alerts");

/** The address of a path below the public one. */
export const addressOf = (publicUrl: string, path: string): string => `${publicUrl.replace(/\/$/, "")}${path}`;

/** Null where it is too long. */
function addressWithin(publicUrl: string, path: string): string | null {
  const address = addressOf(publicUrl, path);
  return address.length <= MOST_ADDRESS ? address : null;
}

/** From the page of the thing itself to one that shows it among others. */
function pathsOf({ subject }: NotifiedAlert): string[] {
  if (!("cluster" in subject)) return [];
  const cluster = `/clusters/${segment(subject.cluster)}`;
  return subject.kind === "group" ? [`${cluster}/groups/${segment(subject.group)}`, cluster] : [cluster];
}

/** A name as a segment of a page's path. Half characters, which no address can hold, are replaced. */
const segment = (name: string): string => toSegment(whole(name));

const whole = (name: string): string => name.slice(0, MOST_ADDRESS).replace(/\p{Cs}/gu, "\uFFFD");
