/** Moments and ages on the pages of clusters; ages are measured on the server's clock. */
"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { formatAge, formatDuration, formatMoment, formatTime } from "@/lib/client/format";
import { useServerNow } from "@/lib/client/server-clock";

interface SinceMomentProps {
  at: number;
  /** What the language puts right after the moment: "06:33부터". */
  children?: ReactNode;
}

/** "14:02 (12 min 4 s)", "14:02부터 12분 4초째": since when, and how long that is. */
export function SinceMoment({ at, children }: SinceMomentProps) {
  const t = useTranslations("cluster");
  const now = useServerNow(5000);
  const lasts = now - at;
  return (
    <>
      <time className="figures" dateTime={new Date(at).toISOString()} title={now === 0 ? undefined : formatTime(at)}>
        {now === 0 ? "…" : formatMoment(at, now)}
      </time>
      {children}
      {now > 0 && lasts > 0 ? (
        <>
          {" "}
          <span className="figures">{t("lasts", { age: formatDuration(lasts) })}</span>
        </>
      ) : null}
    </>
  );
}

/** "4 s ago". */
export function Age({ at }: { at: number }) {
  const now = useServerNow();
  return (
    <time className="figures" dateTime={new Date(at).toISOString()} title={now === 0 ? undefined : formatTime(at)}>
      {now === 0 ? "…" : formatAge(Math.max(0, now - at))}
    </time>
  );
}
