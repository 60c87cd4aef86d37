/** The foot of the wall: how many more there are than have room, and what keeps the picture from being current. */
"use client";

import type { ReactNode } from "react";
import clsx from "clsx";
import { CloudOff, Unplug, type LucideIcon } from "lucide-react";
import { useTranslations } from "use-intl";
import type { ClusterSummary, GroupSummary } from "@/lib/api/contract";
import { formatClock } from "@/lib/client/format";
import { useStreamState } from "@/lib/client/live-stream";
import { useServerNow } from "@/lib/client/server-clock";
import { useFreshness } from "@/lib/client/stream";
import { CONSUMER_STATUSES, type ConsumerStatus } from "@/lib/core/words/terms";
import { DESIGN, type Shape } from "./layout";
import { u } from "./units";

export interface WallFootProps {
  /** Groups in trouble that have room; all others are counted here. */
  shown: GroupSummary[];
  statuses: Partial<Record<ConsumerStatus, number>>;
  /** How many catch up for which there is no room. */
  catching: number;
  shape: Shape;
  clusters: ClusterSummary[];
  cluster: string | null;
}

export function WallFoot({ shown, statuses, catching, shape, clusters, cluster }: WallFootProps) {
  const t = useTranslations("wall");
  const hidden = hiddenOf(shown, statuses);
  const more = hidden.reduce((sum, { count }) => sum + count, 0);
  const away = clusters.filter(({ health }) => !health.reachable);
  const wide = shape === "landscape";
  return (
    <footer
      className={clsx(
        "absolute inset-x-0 bottom-0 flex overflow-hidden whitespace-nowrap",
        wide ? "items-center" : "flex-col-reverse items-start justify-start",
      )}
      style={{
        height: u(DESIGN[shape].foot - 8),
        gap: wide ? u(32) : 0,
        padding: `0 ${u(36)}`,
        fontSize: u(wide ? 33 : shape === "portrait" ? 30 : 20),
        lineHeight: u(wide ? 52 : 46),
      }}
    >
      <span className="flex max-w-full shrink-0" style={{ gap: u(24) }}>
        {more > 0 ? (
          <span data-more={more} className="font-semibold">
            … {t("more", { count: more })}{" "}
            <span className="font-normal text-text-2">
              {hidden.map(({ status, count }) => `${count} ${status}`).join(", ")}
            </span>
          </span>
        ) : null}
        {catching > 0 ? <span className="text-text-2">{t("catching", { count: catching })}</span> : null}
      </span>
      <span
        role="status"
        className={clsx("flex max-w-full min-w-0", wide && "flex-1 justify-end")}
        style={{ gap: u(24) }}
      >
        <LostServer cluster={cluster} />
        {away.map(({ cluster: name, health }) => (
          <Line key={name} icon={Unplug} className="text-offline">
            {t.rich("unreadable", {
              name: () => (
                <span key="name" className="min-w-0 truncate">
                  {name}
                </span>
              ),
              time: () => (
                <span key="time" className="figures">
                  {formatClock(health.since, false)}
                </span>
              ),
            })}
          </Line>
        ))}
      </span>
    </footer>
  );
}

/** A sentence with its icon. Its parts keep the space between them; only a name in it may be cut. */
function Line({ icon: Icon, className, children }: { icon: LucideIcon; className: string; children: ReactNode }) {
  return (
    <span className={clsx("flex min-w-0 items-center whitespace-pre", className)} style={{ gap: u(12) }}>
      <Icon aria-hidden className="shrink-0" style={{ width: "1em", height: "1em" }} />
      <span className="flex min-w-0">{children}</span>
    </span>
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
  const now = useServerNow(1000);
  if (connected || firstBuild === null) return null;
  return (
    // Whole, whatever else there is to say: without it the picture passes for the present.
    <span className="shrink-0 rounded-md bg-error-soft font-semibold text-error" style={{ padding: `0 ${u(16)}` }}>
      <Line icon={CloudOff} className="">
        {t("away")}
        {ageMs === null
          ? ""
          : t.rich("pictureOf", {
              time: () => (
                <span key="time" className="figures">
                  {formatClock(now - ageMs)}
                </span>
              ),
            })}
      </Line>
    </span>
  );
}
