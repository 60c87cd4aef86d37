/** Moments and ages on the pages of clusters; ages are measured on the server's clock. */
"use client";

import { useNow } from "@/lib/client/clock";
import { formatAge, formatDuration, formatMoment, formatTime } from "@/lib/client/format";
import { useStreamState } from "@/lib/client/live-stream";

/** "14:02 (12 min 4 s)": since when, and how long that is. */
export function SinceMoment({ at }: { at: number }) {
  const { skewMs } = useStreamState();
  const now = useNow(5000);
  const lasts = now + skewMs - at;
  return (
    <>
      <time className="figures" dateTime={new Date(at).toISOString()} title={now === 0 ? undefined : formatTime(at)}>
        {now === 0 ? "…" : formatMoment(at, now)}
      </time>
      {now > 0 && lasts > 0 ? (
        <>
          {" "}
          <span className="figures">({formatDuration(lasts)})</span>
        </>
      ) : null}
    </>
  );
}

/** "4 s ago". */
export function Age({ at }: { at: number }) {
  const { skewMs } = useStreamState();
  const now = useNow(1000);
  return (
    <time className="figures" dateTime={new Date(at).toISOString()} title={now === 0 ? undefined : formatTime(at)}>
      {now === 0 ? "…" : formatAge(Math.max(0, now + skewMs - at))}
    </time>
  );
}
