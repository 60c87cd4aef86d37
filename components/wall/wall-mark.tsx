/** On a group's tile: who looks after its alert, or that it is silenced, with words as large as they must be. */
"use client";

import { useGroupMark, MARK_ICONS, useMarkWords } from "../alerts/group-mark";
import { useTranslations } from "use-intl";
import { formatClock } from "@/lib/client/format";
import { u } from "./units";

export function WallMark({ cluster, group }: { cluster: string; group: string }) {
  const t = useTranslations("alerts.mark");
  const mark = useGroupMark(cluster, group);
  const words = useMarkWords();
  if (!mark) return null;
  const Icon = MARK_ICONS[mark.kind];
  const short =
    mark.kind === "acknowledged"
      ? mark.by
      : mark.until === null
        ? t("silencedShort")
        : t("untilShort", { time: formatClock(mark.until, false) });
  return (
    <span
      data-mark={mark.kind}
      title={words(mark)}
      className="flex min-w-0 shrink items-center font-normal text-text-2"
      style={{ gap: u(8), fontSize: u(28), maxWidth: u(420) }}
    >
      <Icon aria-hidden className="shrink-0" style={{ width: u(28), height: u(28) }} />
      <span className="sr-only">{words(mark)}</span>
      <span aria-hidden className="truncate">
        {short}
      </span>
    </span>
  );
}
