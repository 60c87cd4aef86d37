/** A state of a cluster or of a source as colour, icon and word. The words are codes, the same in all languages. */
"use client";

import clsx from "clsx";
import { useTranslations } from "use-intl";
import type { ClusterSummary } from "@/lib/api/contract";
import { ICONS, TONE_SOFT, type Tone } from "../status/tone";

const TONES = {
  REACHABLE: "ok",
  UNREACHABLE: "offline",
  CONNECTING: "unknown",
  RUNNING: "ok",
  STARTING: "unknown",
  UNAVAILABLE: "warning",
  OFF: "unknown",
  STORED: "ok",
  WAITING: "warning",
} satisfies Record<string, Tone>;

export function StateBadge({ state, large = false }: { state: keyof typeof TONES; large?: boolean }) {
  const t = useTranslations("cluster");
  const tone = TONES[state];
  const Icon = ICONS[tone];
  return (
    <span
      title={t(state)}
      className={clsx(
        "inline-flex shrink-0 items-center font-semibold",
        large ? "h-8 gap-2 rounded-md px-3 text-base" : "h-5 gap-1 rounded-sm px-1.5 text-2xs",
        TONE_SOFT[tone],
      )}
    >
      <Icon size={large ? 18 : 12} strokeWidth={2.25} aria-hidden />
      {state}
    </span>
  );
}

/** Whether a cluster answers. Before the first answer nobody knows. */
export function HealthBadge({ cluster: { health, at }, large }: { cluster: ClusterSummary; large?: boolean }) {
  if (!health.reachable) return <StateBadge state="UNREACHABLE" large={large} />;
  return <StateBadge state={at === null ? "CONNECTING" : "REACHABLE"} large={large} />;
}

const STREAM = { starting: "STARTING", running: "RUNNING", unavailable: "UNAVAILABLE", off: "OFF" } as const;

/** How the tail of `__consumer_offsets` does. */
export const StreamBadge = ({ stream }: { stream: ClusterSummary["stream"] }) => (
  <StateBadge state={STREAM[stream.state]} />
);
