/** What kind of happening it was: the change of a status, or its icon and name. */
"use client";

import { useTranslations } from "use-intl";
import { ArrowRight } from "lucide-react";
import type { EventWire } from "@/lib/api/contract";
import { CONSUMER_STATUSES, PARTITION_STATUSES } from "@/lib/core/words/terms";
import { isGivenUp, severityOf } from "@/lib/core/past/timeline";
import { StatusBadge, StatusIcon } from "../status/status-badge";
import { TONE_TEXT, type AnyStatus } from "../status/tone";
import { lookOf } from "./kind";

const isStatus = (word: string | null): word is AnyStatus =>
  [...PARTITION_STATUSES, ...CONSUMER_STATUSES].some((status) => status === word);

export function EventWhat({ event }: { event: EventWire }) {
  const t = useTranslations("timeline");
  const { before, after, kind } = event;
  if (kind === "status" && isStatus(after)) {
    return (
      <p className="flex items-center gap-1.5">
        {isStatus(before) ? (
          <>
            <StatusIcon status={before} size={14} />
            <ArrowRight size={12} aria-label={t("to")} className="text-text-3" />
          </>
        ) : null}
        <StatusBadge status={after} />
        {before === null ? <span className="text-xs text-text-3">{t("firstSeen")}</span> : null}
      </p>
    );
  }
  const { icon: Icon, name } = lookOf(event);
  const bad = severityOf(event) === "error" || isGivenUp(event);
  return (
    <p className="flex items-center gap-1.5 font-medium">
      <Icon size={14} aria-hidden className={bad ? TONE_TEXT.error : "text-text-3"} />
      {kind === "collection-gap" && after === "reachable" ? t("reachableAgain") : t(`kind.${name}`)}
    </p>
  );
}
