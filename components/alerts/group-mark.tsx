/** Beside a group's name: that somebody looks after its alert, or that it is silenced. Two icons, told apart. */
"use client";

import { useCallback } from "react";
import { BellMinus, Hand } from "lucide-react";
import { useTranslations } from "use-intl";
import type { AlertsAnswer } from "@/lib/api/alerts-contract";
import { useOfAlerts } from "@/lib/client/alerts-query";
import { formatTime } from "@/lib/client/format";
import { useShownMoment } from "@/lib/client/page-moment";
import { alertOfGroup, markOf, type Mark } from "./mark";

/** Null where nothing is done, and for a group that does not fire. */
export function useGroupMark(cluster: string, group: string): Mark | null {
  const select = useCallback(
    (answer: AlertsAnswer) => {
      const alert = alertOfGroup(answer, cluster, group);
      return alert && markOf(alert);
    },
    [cluster, group],
  );
  return useOfAlerts(select) ?? null;
}

export const MARK_ICONS = { acknowledged: Hand, silenced: BellMinus } as const;

export function useMarkWords(): (mark: Mark) => string {
  const t = useTranslations("alerts.mark");
  return (mark) => {
    if (mark.kind === "acknowledged") return t("acknowledged", { by: mark.by });
    const why = [mark.by, mark.reason].filter(Boolean).join(": ");
    const until = mark.until === null ? t("silenced") : t("silencedUntil", { time: formatTime(mark.until) });
    return why === "" ? until : `${until} (${why})`;
  };
}

/** Nothing beside a group of the past: who looks after it now says nothing of then. */
export function GroupMark({ cluster, group }: { cluster: string; group: string }) {
  const mark = useGroupMark(cluster, group);
  const words = useMarkWords();
  const past = useShownMoment() !== null;
  if (!mark || past) return null;
  const Icon = MARK_ICONS[mark.kind];
  const label = words(mark);
  return (
    <span
      role="img"
      data-mark={mark.kind}
      aria-label={label}
      title={label}
      className="relative z-1 shrink-0 text-text-2"
    >
      <Icon size={12} aria-hidden />
    </span>
  );
}
