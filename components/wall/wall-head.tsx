/** The head of the wall: counts by status, partitions offline, the clock, and how old the picture is. */
"use client";

import clsx from "clsx";
import { Unplug } from "lucide-react";
import { useTranslations } from "use-intl";
import type { WallTotals } from "@/lib/api/stream-contract";
import { useNow } from "@/lib/client/clock";
import { formatAge, formatClock } from "@/lib/client/format";
import { useFreshness } from "@/lib/client/stream";
import type { ConsumerStatus } from "@/lib/core/words/terms";
import { ICONS, TONE_TEXT, toneOf } from "../status/tone";
import { COUNTED, scaleOf, SIGN_PART, SIZES, sizeOf, SPACE_PART, WORD } from "./counts";
import { DESIGN, MARGIN, type Shape } from "./layout";
import { u } from "./units";

export interface WallHeadProps {
  totals: WallTotals | undefined;
  shape: Shape;
  cluster: string | null;
}

/** Before the first picture nobody knows a count. */
const textOf = (count: number | undefined): string => (count === undefined ? "–" : String(count));

export function WallHead({ totals, shape, cluster }: WallHeadProps) {
  const statuses = totals?.statuses ?? {};
  const shown = COUNTED.filter((status) => status !== "UNKNOWN" || statuses[status]);
  const counts = shown.map((status) => [status, textOf(totals && (statuses[status] ?? 0))] as const);
  const phone = shape === "phone";
  const wide = shape === "landscape";
  const scale = wide ? 1 : scaleOf(counts, shape, DESIGN[shape].width - 2 * MARGIN.x);
  return (
    <header
      className="flex h-full flex-wrap content-start items-end"
      style={{ gap: `${u(phone ? 4 : 14)} ${u(SIZES[shape].gap)}`, fontSize: u(phone ? 30 : 34), lineHeight: 1 }}
    >
      {counts.map(([status, count]) => (
        <Counted
          key={status}
          {...{ status, count }}
          size={sizeOf(status, shape) * scale}
          word={wide ? null : WORD * scale}
        />
      ))}
      <div
        className={clsx("flex items-center self-center", wide ? "ml-auto" : "w-full justify-between")}
        style={{ gap: u(36) }}
      >
        <div className={clsx("flex", wide ? "flex-col" : "flex-wrap")} style={{ gap: `${u(8)} ${u(36)}` }}>
          <Age cluster={cluster} />
          <Offline count={totals?.offlinePartitions ?? 0} />
        </div>
        <Clock size={phone ? 52 : 68} />
      </div>
    </header>
  );
}

interface CountedProps {
  status: ConsumerStatus;
  count: string;
  size: number;
  /** The word's size where it stands under the number, having no room beside it. */
  word: number | null;
}

function Counted({ status, count, size, word }: CountedProps) {
  const tone = toneOf(status);
  const Icon = ICONS[tone];
  const under = word !== null;
  const space = u(size * SPACE_PART);
  const sign = u(size * SIGN_PART);
  return (
    <span
      data-count={status}
      className={clsx(
        "flex font-semibold",
        under ? "flex-col" : "items-baseline",
        Number(count) > 0 ? TONE_TEXT[tone] : "text-text-3",
      )}
      style={{ gap: under ? u(2) : space }}
    >
      <span className="flex items-center" style={{ gap: space }}>
        <Icon aria-hidden strokeWidth={2.25} style={{ width: sign, height: sign }} />
        <span className="figures" style={{ fontSize: u(size) }}>
          {count}
        </span>
      </span>
      <span style={{ fontSize: u(word ?? size / 3 + 2) }}>{status}</span>
    </span>
  );
}

/** Partitions without a leader, of whichever groups: a topic that nobody reads can be offline, too. */
function Offline({ count }: { count: number }) {
  const t = useTranslations("wall");
  if (count === 0) return null;
  return (
    <span
      data-offline={count}
      title={t("offlineMeans", { count })}
      className="figures flex items-center font-semibold text-offline"
      style={{ gap: u(14) }}
    >
      <Unplug aria-hidden strokeWidth={2.25} style={{ width: u(28), height: u(28) }} />
      <span aria-hidden>{t("offline", { count })}</span>
      <span className="sr-only">{t("offlineMeans", { count })}</span>
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

function Age({ cluster }: { cluster: string | null }) {
  const t = useTranslations("wall");
  const { ageMs: cycleAgeMs, level, connected, live } = useFreshness(cluster);
  const ageMs = connected && level === "fresh" && live ? live.ageMs : cycleAgeMs;
  return (
    <span
      data-level={level}
      data-connected={connected}
      aria-label={ageMs === null ? undefined : t("age", { age: formatAge(ageMs) })}
      className={clsx("figures inline-flex items-center", connected ? LEVELS[level] : "text-error")}
      style={{ gap: u(14), minHeight: "1em" }}
    >
      <span
        aria-hidden
        className={clsx("shrink-0 bg-current", level === "stale" || !connected ? "rounded-none" : "rounded-full")}
        style={{ width: u(18), height: u(18) }}
      />
      {/* Room for the longest age: the dot stands still while ages come and go. */}
      <span style={{ minWidth: "10ch" }}>{ageMs === null ? "" : formatAge(ageMs)}</span>
    </span>
  );
}
