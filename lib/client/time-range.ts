/**
 * The one time control: a relative range that ends at the present (`?range=1h`, `?from=now-1h`), a window that moves with it
 * (`?from=now-2h&to=now-1h`), or two fixed moments (`?from=…&to=…`, ms since the epoch), in the URL, so that a link shows a
 * colleague the same.
 */
import { useCallback, useMemo } from "react";
import { parseAsString, useQueryStates } from "nuqs";
import { useTranslations } from "use-intl";
import type { DurationUnit } from "@/lib/core/words/duration";
import type { DurationUnits } from "@/lib/core/words/format";
import { useNow } from "./clock";
import { useDurationUnits } from "./duration-units";
import { formatDay, formatClock } from "./format";
import { MAX_RANGE_MS, MIN_RANGE_MS, printRange } from "./range-text";
import { readUrlRange, type RangeFault, type UrlRangeText } from "./url-range";

export interface TimeRange {
  /** ms since the epoch; both 0 while the page is rendered on the server. */
  from: number;
  to: number;
  /** True when the range ends at the present and moves with it. */
  live: boolean;
  /** "last 1 h", or the two moments. */
  label: string;
  /** What is wrong with the address; null where it is understood. Then the range is the usual one. */
  fault: RangeFault | null;
  /** Shows the last `ms` and follows the present. */
  setRelative(ms: number): void;
  /** Shows two fixed moments; live mode ends. */
  setAbsolute(from: number, to: number): void;
  /** Moves the window by `parts` of its width: -0.5 goes back by half. Live mode ends. */
  shift(parts: number): void;
  /** Doubles the window around its middle; a live window stays live. */
  zoomOut(): void;
  /** Back to the present, in the same width. */
  goLive(): void;
  /** Stops following the present. */
  pause(): void;
  /** Puts another range into the address in the place of one that is wrong; without one, the usual range is shown. */
  mend(meant?: UrlRangeText): void;
}

const DEFAULT_MS = 3_600_000;
/** A live window moves in steps: charts need not be drawn anew for every second. */
const STEP_MS = 5000;

/** All of a window of the past is read anew when it moves: it goes on by such a part of its width, but by no more than a minute. */
const MOVING_STEPS = 60;
const MOST_STEP_MS = 60_000;

const parsers = { range: parseAsString, from: parseAsString, to: parseAsString };
const NOTHING: UrlRangeText = { range: null, from: null, to: null };

/** The page's time range; `defaultMs` (one hour) where the URL says nothing. */
export function useTimeRange(defaultMs: number = DEFAULT_MS): TimeRange {
  const t = useTranslations("time");
  const units = useDurationUnits();
  const [url, setUrl] = useQueryStates(parsers, { history: "push", scroll: false });
  const now = useNow(STEP_MS);
  const inBrowser = now > 0;
  const asked = useMemo(() => readUrlRange(url), [url]);
  const { from, to, width, toAgo, live } = placeOf(asked, now, defaultMs);
  const fixed = asked?.kind === "fixed";
  const fault = asked?.kind === "fault" ? asked.fault : null;

  const setRelative = useCallback(
    (ms: number) => void setUrl({ range: printRange(clamp(ms)), from: null, to: null }),
    [setUrl],
  );
  const setAbsolute = useCallback(
    (start: number, end: number) => {
      const [low, high] = start < end ? [start, end] : [end, start];
      const middle = (low + high) / 2;
      const half = clamp(high - low) / 2;
      void setUrl({ range: null, from: String(Math.round(middle - half)), to: String(Math.round(middle + half)) });
    },
    [setUrl],
  );
  return useMemo(
    () => ({
      from,
      to,
      live,
      fault,
      label: labelOf(),
      setRelative,
      setAbsolute,
      shift: (parts: number) => {
        const end = Math.min(to + parts * width, Date.now());
        setAbsolute(end - width, end);
      },
      zoomOut: () => {
        if (live) return setRelative(width * 2);
        const end = Math.min(to + width / 2, Math.max(to, Date.now()));
        setAbsolute(end - 2 * width, end);
      },
      goLive: () => setRelative(width),
      pause: () => setAbsolute(from, to),
      mend: (meant: UrlRangeText = NOTHING) => void setUrl(meant, { history: "replace" }),
    }),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the label follows from what is named
    [from, to, fixed, live, fault, toAgo, width, inBrowser, t, units, setRelative, setAbsolute, setUrl],
  );

  function labelOf(): string {
    // On the server nobody knows the viewer's clock.
    if (fixed) return inBrowser ? printMoments(from, to) : "…";
    if (live) return t("last", { length: printLength(width, units) });
    return t("ago", { from: printLength(width + toAgo, units), to: printLength(toAgo, units) });
  }
}

/** Where a range lies at `now`, which is 0 on the server. */
export function placeOf(asked: ReturnType<typeof readUrlRange>, now: number, defaultMs: number) {
  if (asked?.kind === "fixed") {
    const { from, to } = asked;
    return { from, to, width: to - from, toAgo: 0, live: false };
  }
  const { fromAgo, toAgo } = asked?.kind === "moving" ? asked : { fromAgo: defaultMs, toAgo: 0 };
  const width = fromAgo - toAgo;
  const stepMs = Math.min(Math.max(width / MOVING_STEPS, STEP_MS), MOST_STEP_MS);
  const present = toAgo === 0 ? now : Math.floor(now / stepMs) * stepMs;
  const to = now === 0 ? 0 : present - toAgo;
  return { from: now === 0 ? 0 : to - width, to, width, toAgo, live: toAgo === 0 };
}

const clamp = (ms: number) => Math.min(Math.max(ms, MIN_RANGE_MS), MAX_RANGE_MS);

/** "1 h", "90 min"; "1시간" in Korean. */
export const printLength = (ms: number, units: DurationUnits): string =>
  printRange(ms).replace(/[a-z]+/, (unit) => units[unit as DurationUnit]);

/** Two moments, the day once where it is the same: "2026-11-24 14:02 – 15:02". */
export function printMoments(from: number, to: number): string {
  const sameDay = formatDay(from) === formatDay(to);
  return `${formatDay(from)} ${formatClock(from, false)} – ${sameDay ? "" : `${formatDay(to)} `}${formatClock(to, false)}`;
}
