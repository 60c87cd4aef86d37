/**
 * What `range`, `from` and `to` in an address mean: a length that ends now ("range=3h", "from=now-30m"), a window that moves with the
 * present ("from=now-2h&to=now-1h"), or two fixed moments in ms. What cannot be read is a fault that names the value: a link that is
 * not understood must not quietly show something else.
 */
import { MAX_RANGE_MS, parseRange } from "./range-text";

export interface UrlRangeText {
  range: string | null;
  from: string | null;
  to: string | null;
}

export interface RangeFault {
  key: "unreadable" | "swapped" | "empty" | "missing" | "mixed" | "tooLong";
  field: keyof UrlRangeText;
  /** As it stands in the address; empty where it is missing. */
  value: string;
  /** The address that was meant, where that is plain. */
  meant?: UrlRangeText;
}

/** `toAgo` and `fromAgo` are ms before the present. */
type UrlRange =
  | { kind: "moving"; fromAgo: number; toAgo: number }
  | { kind: "fixed"; from: number; to: number }
  | { kind: "fault"; fault: RangeFault };

/** One end: a moment, or so long before the present. */
type Edge = { at: number } | { ago: number };

/** The range that an address asks for; null where it asks for none. */
export function readUrlRange(text: UrlRangeText): UrlRange | null {
  const { range, from, to } = text;
  if (from === null && to === null) return range === null ? null : readLength(range);
  if (from === null) return fault("missing", "from", "");
  const start = readEdge(from);
  if (!start) return fault("unreadable", "from", from);
  // "from=now-30m" alone goes up to now.
  if (to === null && "at" in start) return fault("missing", "to", "");
  const end = readEdge(to ?? "now");
  if (!end) return fault("unreadable", "to", to ?? "");
  return between(start, end, text);
}

function readLength(range: string): UrlRange {
  const ms = parseRange(range);
  return ms === null ? fault("unreadable", "range", range) : { kind: "moving", fromAgo: ms, toAgo: 0 };
}

function between(start: Edge, end: Edge, { from, to }: UrlRangeText): UrlRange {
  const swapped = { range: null, from: to, to: from };
  if ("ago" in start && "ago" in end) {
    const width = start.ago - end.ago;
    if (width < 0) return fault("swapped", "from", from!, { ...swapped, from: to ?? "now" });
    return checked(width, { kind: "moving", fromAgo: start.ago, toAgo: end.ago }, from!);
  }
  if ("at" in start && "at" in end) {
    if (start.at > end.at) return fault("swapped", "from", from!, swapped);
    return checked(end.at - start.at, { kind: "fixed", from: start.at, to: end.at }, from!);
  }
  return fault("mixed", "to", to ?? "now");
}

function checked(width: number, range: UrlRange, from: string): UrlRange {
  if (width === 0) return fault("empty", "from", from);
  return width > MAX_RANGE_MS ? fault("tooLong", "from", from) : range;
}

const fault = (key: RangeFault["key"], field: RangeFault["field"], value: string, meant?: UrlRangeText): UrlRange => ({
  kind: "fault",
  fault: { key, field, value, ...(meant && { meant }) },
});

/** A moment in ms; null where the text names none. Beyond 15 digits no date is a date. */
export const readMoment = (text: string): number | null => (/^\d{1,15}$/.test(text) ? Number(text) : null);

/** "1800000000000", "now", "now-90s", "now-1h30m". */
function readEdge(text: string): Edge | null {
  const at = readMoment(text);
  if (at !== null) return { at };
  const [, length] = /^now(?:-(.+))?$/i.exec(text.trim()) ?? [];
  if (/^now$/i.test(text.trim())) return { ago: 0 };
  if (length === undefined) return null;
  const seconds = /^(\d{1,9})s$/i.exec(length);
  const ms = seconds ? Number(seconds[1]) * 1000 : parseRange(length);
  return ms === null ? null : { ago: ms };
}
