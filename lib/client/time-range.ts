/**
 * The one time control: a relative range that ends at the present (`?range=1h`), or two fixed moments
 * (`?from=…&to=…`, ms since the epoch), in the URL, so that a link shows a colleague the same.
 */
import { useCallback, useMemo } from "react";
import { parseAsInteger, parseAsString, useQueryStates } from "nuqs";
import { useTranslations } from "use-intl";
import { useNow } from "./clock";
import { formatDay, formatClock } from "./format";
import { MAX_RANGE_MS, MIN_RANGE_MS, parseRange, printRange } from "./range-text";

export interface TimeRange {
  /** ms since the epoch; both 0 while the page is rendered on the server. */
  from: number;
  to: number;
  /** True when the range ends at the present and moves with it. */
  live: boolean;
  /** "last 1 h", or the two moments. */
  label: string;
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
}

const DEFAULT_MS = 3_600_000;
/** A live window moves in steps: charts need not be drawn anew for every second. */
const STEP_MS = 5000;

const parsers = { range: parseAsString, from: parseAsInteger, to: parseAsInteger };

/** The page's time range; `defaultMs` (one hour) where the URL says nothing. */
export function useTimeRange(defaultMs: number = DEFAULT_MS): TimeRange {
  const t = useTranslations("time");
  const [url, setUrl] = useQueryStates(parsers, { history: "push", scroll: false });
  const now = useNow(STEP_MS);
  const inBrowser = now > 0;
  const fixed = url.from !== null && url.to !== null && url.to > url.from;
  const width = fixed ? (url.to ?? 0) - (url.from ?? 0) : (parseRange(url.range ?? "") ?? defaultMs);
  const to = fixed ? (url.to ?? 0) : now;
  const from = to === 0 ? 0 : to - width;

  const setRelative = useCallback(
    (ms: number) => void setUrl({ range: printRange(clamp(ms)), from: null, to: null }),
    [setUrl],
  );
  const setAbsolute = useCallback(
    (start: number, end: number) => {
      const [low, high] = start < end ? [start, end] : [end, start];
      const middle = (low + high) / 2;
      const half = clamp(high - low) / 2;
      void setUrl({ range: null, from: Math.round(middle - half), to: Math.round(middle + half) });
    },
    [setUrl],
  );
  return useMemo(
    () => ({
      from,
      to,
      live: !fixed,
      // On the server nobody knows the viewer's clock.
      label: !fixed ? t("last", { length: printLength(width) }) : inBrowser ? printMoments(from, to) : "…",
      setRelative,
      setAbsolute,
      shift: (parts: number) => {
        const end = Math.min(to + parts * width, Date.now());
        setAbsolute(end - width, end);
      },
      zoomOut: () => {
        if (!fixed) return setRelative(width * 2);
        const end = Math.min(to + width / 2, Math.max(to, Date.now()));
        setAbsolute(end - 2 * width, end);
      },
      goLive: () => setRelative(width),
      pause: () => setAbsolute(from, to),
    }),
    [from, to, fixed, width, inBrowser, t, setRelative, setAbsolute],
  );
}

const clamp = (ms: number) => Math.min(Math.max(ms, MIN_RANGE_MS), MAX_RANGE_MS);

/** "1 h", "90 min". */
export const printLength = (ms: number): string => printRange(ms).replace(/([a-z]+)/g, "\u00a0$1");

/** Two moments, the day once where it is the same: "2026-11-24 14:02 – 15:02". */
export function printMoments(from: number, to: number): string {
  const sameDay = formatDay(from) === formatDay(to);
  return `${formatDay(from)} ${formatClock(from, false)} – ${sameDay ? "" : `${formatDay(to)} `}${formatClock(to, false)}`;
}
