/** A state of a cluster or of a source as colour, icon and word. */
import clsx from "clsx";
import type { ClusterSummary } from "@/lib/api/contract";
import { ICONS, TONE_SOFT, type Tone } from "../status/tone";

export function StateBadge({ tone, word, large = false }: { tone: Tone; word: string; large?: boolean }) {
  const Icon = ICONS[tone];
  return (
    <span
      className={clsx(
        "inline-flex shrink-0 items-center font-semibold",
        large ? "h-8 gap-2 rounded-md px-3 text-base" : "h-5 gap-1 rounded-sm px-1.5 text-2xs",
        TONE_SOFT[tone],
      )}
    >
      <Icon size={large ? 18 : 12} strokeWidth={2.25} aria-hidden />
      {word}
    </span>
  );
}

/** Whether a cluster answers. Before the first answer nobody knows. */
export function HealthBadge({ cluster, large }: { cluster: ClusterSummary; large?: boolean }) {
  const { health, at } = cluster;
  if (!health.reachable) return <StateBadge tone="offline" word="UNREACHABLE" large={large} />;
  if (at === null) return <StateBadge tone="unknown" word="CONNECTING" large={large} />;
  return <StateBadge tone="ok" word="REACHABLE" large={large} />;
}

const STREAM: Record<ClusterSummary["stream"]["state"], Tone> = {
  starting: "unknown",
  running: "ok",
  unavailable: "warning",
  off: "unknown",
};

/** How the tail of `__consumer_offsets` does. */
export function StreamBadge({ stream }: { stream: ClusterSummary["stream"] }) {
  return <StateBadge tone={STREAM[stream.state]} word={stream.state.toUpperCase()} />;
}
