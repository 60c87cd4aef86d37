/** What happened while one was away: a group's status over the page's range. Worse is taller, not only redder. */
"use client";

import { useTranslations } from "use-intl";
import type { StatusStripWire } from "@/lib/api/statuses-contract";
import { formatDurationShort } from "@/lib/client/format";
import type { ConsumerStatus } from "@/lib/core/words/terms";
import { statusLine } from "../charts/palette";
import { runsOf, sumRuns } from "./strip";

const WIDTH = 120;
const HEIGHT = 16;
const HEIGHTS: Record<ConsumerStatus, number> = { OK: 4, UNKNOWN: 4, WARNING: 10, ERROR: HEIGHT };
/** A change of seconds in a week is still to be seen. */
const LEAST_PX = 1.5;

/** The range that all strips of the page share, and when nobody looked. */
export interface StripFrame {
  from: number;
  to: number;
  /** Whether the range ends at the present. */
  live: boolean;
  gaps: { from: number; to: number }[];
}

export interface StatusStripProps {
  strip: StatusStripWire | undefined;
  frame: StripFrame | undefined;
  status: ConsumerStatus;
  since: number;
}

export function StatusStrip({ strip, frame, status, since }: StatusStripProps) {
  const t = useTranslations("overview.strip");
  if (!frame) return <span className="block h-px w-full bg-line" aria-hidden />;
  const runs = runsOf(strip, frame.live ? { status, since } : null, frame);
  const { watched, held, unwatched, changes } = sumRuns(runs, frame.gaps);
  const x = (at: number) => ((at - frame.from) / (frame.to - frame.from)) * WIDTH;
  const spans = [...held].map(([name, ms]) => t("held", { status: name, time: formatDurationShort(ms) }));
  if (unwatched > 0) spans.push(t("unwatched", { time: formatDurationShort(unwatched) }));
  const label = spans.length === 0 ? t("nothing") : t("label", { spans: spans.join(", "), changes });
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      width="100%"
      height={HEIGHT}
      preserveAspectRatio="none"
    >
      <title>{label}</title>
      <rect y={HEIGHT - 1} width={WIDTH} height={1} fill="var(--line)" />
      {watched.map(({ status: name, from, to }) =>
        name === null ? null : (
          <rect
            key={from}
            x={x(from)}
            y={HEIGHT - HEIGHTS[name]}
            width={Math.max(x(to) - x(from), LEAST_PX)}
            height={HEIGHTS[name]}
            fill={statusLine(name)}
          />
        ),
      )}
      {frame.gaps.map(({ from, to }) => (
        <rect key={from} x={x(from)} width={Math.max(x(to) - x(from), LEAST_PX)} height={HEIGHT} fill="url(#no-data)" />
      ))}
    </svg>
  );
}

/** The hatch of time without data, once per page. */
export function StripPatterns() {
  return (
    <svg width={0} height={0} className="absolute" aria-hidden>
      <pattern id="no-data" width={4} height={4} patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width={4} height={4} fill="var(--surface)" />
        <rect width={1} height={4} fill="var(--hatch)" />
      </pattern>
    </svg>
  );
}
