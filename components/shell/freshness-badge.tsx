/** How old the numbers are: always visible, amber after two missed cycles, red after three. */
"use client";

import clsx from "clsx";
import { useTranslations } from "use-intl";
import { formatAge, formatInterval } from "@/lib/client/format";
import { useStreamState } from "@/lib/client/live-stream";
import { useFreshness } from "@/lib/client/stream";

const LEVELS = {
  fresh: { text: "text-text-2", dot: "bg-ok-line" },
  late: { text: "text-warning", dot: "bg-warning-line" },
  stale: { text: "text-error", dot: "bg-error-line" },
};

export function FreshnessBadge() {
  const t = useTranslations("shell");
  const { ageMs, level, connected, cluster, intervalMs, live } = useFreshness();
  const { firstBuild } = useStreamState();
  // Before the first contact nothing is late yet.
  const begun = firstBuild !== null;
  const look = !begun ? { text: "text-text-3", dot: "" } : LEVELS[connected || level === "stale" ? level : "late"];
  // What is looked at may be read between the cycles; how late a cluster is, its cycles say.
  const quick = connected && level === "fresh" ? live : null;
  const fresh = begun && connected && level === "fresh";
  const every = formatInterval(quick?.everyMs ?? intervalMs ?? 0);
  const word = !begun ? t("connecting") : !connected ? t("reconnecting") : fresh ? freshWord() : t(level);
  return (
    <span
      title={titleOf()}
      data-level={begun ? level : undefined}
      data-connected={begun ? connected : undefined}
      data-live={quick !== null}
      className={clsx("inline-flex h-8 items-center gap-1.5 px-1 text-xs whitespace-nowrap", look.text)}
    >
      <span
        aria-hidden
        className={clsx(
          "size-2 shrink-0",
          begun && connected ? look.dot : "border-2 border-current",
          begun && level === "stale" ? "rounded-none" : "rounded-full",
        )}
      />
      {/* A phone's header has no room for both: the age says it in short. */}
      <span className={clsx(fresh && "max-sm:sr-only")}>{word}</span>
      <span className="figures inline-block min-w-[9ch] text-left">
        {begun && ageMs !== null ? formatAge(quick?.ageMs ?? ageMs) : ""}
      </span>
    </span>
  );

  function freshWord(): string {
    if (intervalMs === null) return t("fresh");
    return quick ? t("liveEvery", { every }) : t("every", { every });
  }

  function titleOf(): string {
    if (begun && !connected) return t("awayTitle");
    if (quick && intervalMs !== null) return t("liveTitle", { every, cycle: formatInterval(intervalMs) });
    return t("freshTitle", { cluster: cluster ?? t("noCluster") });
  }
}
