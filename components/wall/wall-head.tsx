/** The head of the wall: counts by status, the clock, and how old the picture is. */
"use client";

import clsx from "clsx";
import { useTranslations } from "use-intl";
import type { WallTotals } from "@/lib/api/stream-contract";
import { useNow } from "@/lib/client/clock";
import { formatAge, formatClock } from "@/lib/client/format";
import { useFreshness } from "@/lib/client/stream";
import type { ConsumerStatus } from "@/lib/core/words/terms";
import { ICONS, TONE_TEXT, toneOf } from "../status/tone";
import type { Shape } from "./layout";
import { u } from "./units";

const ORDER: ConsumerStatus[] = ["ERROR", "WARNING", "UNKNOWN", "OK"];

export interface WallHeadProps {
  totals: WallTotals | undefined;
  shape: Shape;
  cluster: string | null;
}

export function WallHead({ totals, shape, cluster }: WallHeadProps) {
  const statuses = totals?.statuses ?? {};
  const shown = ORDER.filter((status) => status !== "UNKNOWN" || statuses[status]);
  const phone = shape === "phone";
  return (
    <header
      className="flex h-full flex-wrap content-start items-center"
      style={{ gap: `${u(phone ? 4 : 14)} ${u(phone ? 32 : 44)}`, fontSize: u(phone ? 30 : 34), lineHeight: 1 }}
    >
      {shown.map((status) => (
        <Counted key={status} status={status} count={totals && (statuses[status] ?? 0)} size={phone ? 72 : 96} />
      ))}
      <div
        className={clsx("flex items-center", shape === "landscape" ? "ml-auto" : "w-full justify-between")}
        style={{ gap: u(36) }}
      >
        <Age cluster={cluster} atEnd={shape === "landscape"} />
        <Clock size={phone ? 52 : 68} />
      </div>
    </header>
  );
}

/** Without a count before the first picture: nobody knows it. */
function Counted({ status, count, size }: { status: ConsumerStatus; count: number | undefined; size: number }) {
  const tone = toneOf(status);
  const Icon = ICONS[tone];
  return (
    <span
      data-count={status}
      className={clsx("flex items-center font-semibold", count ? TONE_TEXT[tone] : "text-text-3")}
      style={{ gap: u(14) }}
    >
      <Icon aria-hidden strokeWidth={2.25} style={{ width: u(size / 2), height: u(size / 2) }} />
      <span className="figures" style={{ fontSize: u(size) }}>
        {count ?? "–"}
      </span>
      {status}
    </span>
  );
}

function Clock({ size }: { size: number }) {
  const now = useNow(1000);
  return (
    <time className="figures inline-block text-right font-medium" style={{ fontSize: u(size), minWidth: "8ch" }}>
      {now === 0 ? "" : formatClock(now)}
    </time>
  );
}

const LEVELS = { fresh: "text-text-2", late: "text-warning", stale: "text-error" };

function Age({ cluster, atEnd }: { cluster: string | null; atEnd: boolean }) {
  const t = useTranslations("wall");
  const { ageMs: cycleAgeMs, level, connected, live } = useFreshness(cluster);
  const ageMs = connected && level === "fresh" && live ? live.ageMs : cycleAgeMs;
  return (
    <span
      data-level={level}
      data-connected={connected}
      aria-label={ageMs === null ? undefined : t("age", { age: formatAge(ageMs) })}
      className={clsx(
        "figures inline-flex items-center",
        atEnd && "justify-end",
        connected ? LEVELS[level] : "text-error",
      )}
      style={{ gap: u(14), minWidth: "11ch", minHeight: "1em" }}
    >
      <span
        aria-hidden
        className={clsx("bg-current", level === "stale" || !connected ? "rounded-none" : "rounded-full")}
        style={{ width: u(18), height: u(18) }}
      />
      {ageMs === null ? "" : formatAge(ageMs)}
    </span>
  );
}
