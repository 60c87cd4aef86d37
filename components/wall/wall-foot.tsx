/** The foot of the wall: how many more are in trouble, and what keeps the picture from being current. */
"use client";

import { CloudOff, Unplug } from "lucide-react";
import { useTranslations } from "use-intl";
import type { ClusterSummary, GroupSummary } from "@/lib/api/contract";
import { useNow } from "@/lib/client/clock";
import { formatClock } from "@/lib/client/format";
import { useStreamState } from "@/lib/client/live-stream";
import { useFreshness } from "@/lib/client/stream";
import { CONSUMER_STATUSES, type ConsumerStatus } from "@/lib/core/words/terms";
import { FOOT } from "./layout";
import { u } from "./units";

export interface WallFootProps {
  /** Groups in trouble that have room; all others are counted here. */
  shown: GroupSummary[];
  statuses: Partial<Record<ConsumerStatus, number>>;
  clusters: ClusterSummary[];
  cluster: string | null;
}

export function WallFoot({ shown, statuses, clusters, cluster }: WallFootProps) {
  const t = useTranslations("wall");
  const hidden = hiddenOf(shown, statuses);
  const more = hidden.reduce((sum, { count }) => sum + count, 0);
  const away = clusters.filter(({ health }) => !health.reachable);
  const icon = { width: u(32), height: u(32) };
  return (
    <footer
      className="absolute inset-x-0 bottom-0 flex items-center overflow-hidden whitespace-nowrap"
      style={{ height: u(FOOT - 8), gap: u(32), padding: `0 ${u(36)}`, fontSize: u(33) }}
    >
      {more > 0 ? (
        <span data-more={more} className="font-semibold">
          … {t("more", { count: more })}{" "}
          <span className="font-normal text-text-2">
            {hidden.map(({ status, count }) => `${count} ${status}`).join(", ")}
          </span>
        </span>
      ) : null}
      <span role="status" className="flex min-w-0 flex-1 justify-end" style={{ gap: u(24) }}>
        <LostServer cluster={cluster} />
        {away.map(({ cluster: name, health }) => (
          <span key={name} className="flex min-w-0 items-center text-offline" style={{ gap: u(12) }}>
            <Unplug aria-hidden className="shrink-0" style={icon} />
            <span className="truncate">
              {t.rich("unreadable", {
                cluster: name,
                time: () => <span className="figures">{formatClock(health.since, false)}</span>,
              })}
            </span>
          </span>
        ))}
      </span>
    </footer>
  );
}

/** How many of each troubled status have no room. */
function hiddenOf(shown: GroupSummary[], statuses: WallFootProps["statuses"]) {
  return [...CONSUMER_STATUSES]
    .reverse()
    .filter((status) => status !== "OK")
    .map((status) => ({
      status,
      count: (statuses[status] ?? 0) - shown.filter((group) => group.status === status).length,
    }))
    .filter(({ count }) => count > 0);
}

function LostServer({ cluster }: { cluster: string | null }) {
  const t = useTranslations("wall");
  const { connected, firstBuild } = useStreamState();
  const { ageMs } = useFreshness(cluster);
  const now = useNow(1000);
  if (connected || firstBuild === null) return null;
  return (
    <span
      className="flex min-w-0 items-center rounded-md bg-error-soft font-semibold text-error"
      style={{ gap: u(12), padding: `0 ${u(20)}`, height: u(52) }}
    >
      <CloudOff aria-hidden className="shrink-0" style={{ width: u(32), height: u(32) }} />
      <span className="truncate">
        {t("away")}
        {ageMs === null
          ? ""
          : t.rich("pictureOf", { time: () => <span className="figures">{formatClock(now - ageMs)}</span> })}
      </span>
    </span>
  );
}
