/** One event of a group: when, what its status became, and the sentence. */
"use client";

import clsx from "clsx";
import { useTranslations } from "use-intl";
import type { EventWire } from "@/lib/api/contract";
import { formatClock, formatDay, formatTime } from "@/lib/client/format";
import { useSentences } from "@/lib/client/sentences";
import { isGivenUp } from "@/lib/core/past/timeline";
import { CONSUMER_STATUSES, PARTITION_STATUSES } from "@/lib/core/words/terms";
import { StatusIcon } from "../status/status-badge";
import type { AnyStatus } from "../status/tone";
import { MessageLinks } from "../timeline/message-links";

/** True where the day has to be told, because the event before was on another. */
export const isNewDay = (event: EventWire, before: EventWire | undefined): boolean =>
  before !== undefined && formatDay(before.at) !== formatDay(event.at);

const isStatus = (word: string | null): word is AnyStatus =>
  [...PARTITION_STATUSES, ...CONSUMER_STATUSES].some((status) => status === word);

export function EventItem({ event, dated }: { event: EventWire; dated: boolean }) {
  const t = useTranslations("group");
  const { at, kind, after, topic, partition } = event;
  const message = useSentences().message(event);
  const place = topic === null ? null : partition === null ? topic : `${topic}/${partition}`;
  return (
    <li className="grid grid-cols-[auto_16px_1fr] gap-x-2.5 px-4 py-2 text-sm">
      <time dateTime={new Date(at).toISOString()} title={formatTime(at)} className="figures text-text-3">
        {dated ? `${formatDay(at).slice(5)} ` : ""}
        {formatClock(at)}
      </time>
      <span className="mt-0.5">{isStatus(after) ? <StatusIcon status={after} size={14} /> : null}</span>
      <p className="min-w-0 wrap-anywhere">
        {kind === "status" ? null : (
          <span className={clsx("mr-1.5 text-xs", isGivenUp(event) ? "text-error" : "text-text-3")}>
            {t(`kind.${isGivenUp(event) ? "given-up" : kind}`)}
          </span>
        )}
        {place && !message.includes(place) ? <span className="figures mr-1.5 text-text-2">{place}</span> : null}
        {message}
        <MessageLinks event={event} />
      </p>
    </li>
  );
}
