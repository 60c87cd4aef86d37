/** The time axis under the strip. */
"use client";

import { formatClock, formatDay } from "@/lib/client/format";
import { timeTicks } from "../charts/water";

const DAYS_MS = 2 * 86_400_000;
const MOST = 8;

export function StripTimes({ from, to }: { from: number; to: number }) {
  const print = (at: number) => (to - from > DAYS_MS ? formatDay(at).slice(5) : formatClock(at, to - from <= 600_000));
  return (
    <div aria-hidden className="figures relative h-5 text-2xs text-text-3">
      {timeTicks(from, to, MOST).map((at, index) => (
        <span
          key={at}
          className={`absolute -translate-x-1/2 whitespace-nowrap ${index % 2 === 1 ? "max-sm:hidden" : ""}`}
          // Labels at the very edges would stand half outside.
          style={{ left: `clamp(20px, ${((at - from) / (to - from)) * 100}%, calc(100% - 20px))` }}
        >
          {print(at)}
        </span>
      ))}
    </div>
  );
}
