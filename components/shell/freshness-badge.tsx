/** How old the numbers are: always visible, amber after two missed cycles, red after three. */
"use client";

import clsx from "clsx";
import { formatAge } from "@/lib/client/format";
import { useStreamState } from "@/lib/client/live-stream";
import { useFreshness } from "@/lib/client/stream";

const LEVELS = {
  fresh: { text: "text-text-2", dot: "bg-ok-line" },
  late: { text: "text-warning", dot: "bg-warning-line" },
  stale: { text: "text-error", dot: "bg-error-line" },
};

export function FreshnessBadge() {
  const { ageMs, level, connected, cluster } = useFreshness();
  const { firstBuild } = useStreamState();
  if (firstBuild === null) return <Connecting />;
  const look = connected ? LEVELS[level] : LEVELS[level === "stale" ? "stale" : "late"];
  const word = connected ? (level === "fresh" ? "live" : level) : "reconnecting";
  const title = connected
    ? `Numbers of ${cluster ?? "no cluster yet"}. Amber after two missed collection cycles, red after three.`
    : "The server does not answer; the last picture stays, and this page reconnects by itself.";
  return (
    <span
      title={title}
      data-level={level}
      data-connected={connected}
      className={clsx("inline-flex h-8 items-center gap-1.5 text-xs whitespace-nowrap", look.text)}
    >
      <span
        aria-hidden
        className={clsx(
          "size-2",
          connected ? look.dot : "border-2 border-current",
          level === "stale" ? "rounded-none" : "rounded-full",
        )}
      />
      {word}
      <span className="figures inline-block min-w-[8ch] text-left">{ageMs === null ? "" : formatAge(ageMs)}</span>
    </span>
  );
}

/** Before the first contact nothing is late yet. */
function Connecting() {
  return (
    <span className="inline-flex h-8 items-center gap-1.5 text-xs whitespace-nowrap text-text-3">
      <span aria-hidden className="size-2 rounded-full border-2 border-current" />
      connecting
      <span className="figures inline-block min-w-[5ch]" />
    </span>
  );
}
