/** How old the numbers are: always visible, amber after two missed cycles, red after three. */
"use client";

import clsx from "clsx";
import { useTranslations } from "use-intl";
import { formatAge } from "@/lib/client/format";
import { useStreamState } from "@/lib/client/live-stream";
import { useFreshness } from "@/lib/client/stream";

const LEVELS = {
  fresh: { text: "text-text-2", dot: "bg-ok-line" },
  late: { text: "text-warning", dot: "bg-warning-line" },
  stale: { text: "text-error", dot: "bg-error-line" },
};

export function FreshnessBadge() {
  const t = useTranslations("shell");
  const { ageMs, level, connected, cluster } = useFreshness();
  const { firstBuild } = useStreamState();
  // Before the first contact nothing is late yet.
  const begun = firstBuild !== null;
  const look = !begun ? { text: "text-text-3", dot: "" } : LEVELS[connected || level === "stale" ? level : "late"];
  const word = !begun ? t("connecting") : connected ? t(level) : t("reconnecting");
  return (
    <span
      title={begun && !connected ? t("awayTitle") : t("freshTitle", { cluster: cluster ?? t("noCluster") })}
      data-level={begun ? level : undefined}
      data-connected={begun ? connected : undefined}
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
      {word}
      <span className="figures inline-block min-w-[9ch] text-left">
        {begun && ageMs !== null ? formatAge(ageMs) : ""}
      </span>
    </span>
  );
}
