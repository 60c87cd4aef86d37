/** The head line of the wall: counts by status, the clock, and how old the picture is. */
"use client";

import clsx from "clsx";
import { useNow } from "@/lib/client/clock";
import { formatAge, formatClock } from "@/lib/client/format";
import { useFreshness } from "@/lib/client/stream";
import type { ConsumerStatus } from "@/lib/core/terms";
import { ICONS, TONE_TEXT, toneOf } from "../status/tone";
import { u } from "./units";

const ORDER: ConsumerStatus[] = ["ERROR", "WARNING", "UNKNOWN", "OK"];

export function WallHead({ statuses }: { statuses: Partial<Record<ConsumerStatus, number>> }) {
  return (
    <header
      className="flex flex-wrap items-center"
      style={{ gap: `${u(8)} ${u(44)}`, fontSize: u(34), lineHeight: 1.1 }}
    >
      {ORDER.filter((status) => status !== "UNKNOWN" || statuses[status]).map((status) => (
        <Counted key={status} status={status} count={statuses[status] ?? 0} />
      ))}
      <div className="ml-auto flex items-center" style={{ gap: u(36) }}>
        <Age />
        <Clock />
      </div>
    </header>
  );
}

function Counted({ status, count }: { status: ConsumerStatus; count: number }) {
  const tone = toneOf(status);
  const Icon = ICONS[tone];
  return (
    <span
      className={clsx("flex items-center font-semibold", count > 0 ? TONE_TEXT[tone] : "text-text-3")}
      style={{ gap: u(14) }}
    >
      <Icon aria-hidden strokeWidth={2.25} style={{ width: u(44), height: u(44) }} />
      <span className="figures" style={{ fontSize: u(72) }}>
        {count}
      </span>
      {status}
    </span>
  );
}

function Clock() {
  const now = useNow(1000);
  return (
    <time className="figures inline-block text-right font-medium" style={{ fontSize: u(64), minWidth: "8ch" }}>
      {now === 0 ? "" : formatClock(now)}
    </time>
  );
}

const LEVELS = { fresh: "text-text-2", late: "text-warning", stale: "text-error" };

function Age() {
  const { ageMs, level, connected } = useFreshness();
  return (
    <span
      data-level={level}
      data-connected={connected}
      className={clsx("figures inline-flex items-center justify-end", connected ? LEVELS[level] : "text-error")}
      style={{ gap: u(14), minWidth: "11ch" }}
    >
      <span aria-hidden className="rounded-full bg-current" style={{ width: u(18), height: u(18) }} />
      {ageMs === null ? "" : formatAge(ageMs)}
    </span>
  );
}
