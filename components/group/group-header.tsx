/** Top of a group's page: name, status, case, and why the status is what it is, since when, and what changed last. */
"use client";

import { Siren } from "lucide-react";
import { useTranslations } from "use-intl";
import type { EventWire, GroupDetail } from "@/lib/api/contract";
import { formatMoment, formatTime } from "@/lib/client/format";
import { clusterPath, incidentsPath } from "@/lib/client/paths";
import { useSentences } from "@/lib/client/sentences";
import { usePageNow } from "@/lib/client/page-moment";
import { useTimeRange } from "@/lib/client/time-range";
import { GroupAlert } from "../alerts/group-alert";
import { SetAsideLink } from "../set-aside/set-aside-link";
import { PageHeader } from "../shell/page-header";
import { RangeFaultNotice } from "../shell/range-fault";
import { TimeRangePicker } from "../shell/time-range-picker";
import { CaseBadge } from "../status/case-badge";
import { StatusBadge } from "../status/status-badge";
import { StatusSince } from "../status/status-since";
import { buttonClass } from "../ui/button";
import { Link } from "../ui/link";
import { Name } from "../ui/name";
import { OkWithLagCard } from "./ok-with-lag-card";

export interface GroupHeaderProps {
  cluster: string;
  group: string;
  /** Undefined while loading, and for a group that is gone. */
  detail: GroupDetail | undefined;
  /** The group as it is now, whatever moment is shown; undefined as above. */
  live: GroupDetail | undefined;
  /** It may have been so for longer. */
  sinceAtLeast: boolean;
  /** Events of the range; absent while they load. */
  events: readonly EventWire[] | undefined;
}

export function GroupHeader({ cluster, group, detail, live, sinceAtLeast, events }: GroupHeaderProps) {
  const t = useTranslations("group");
  const incidents = useTranslations("incidents");
  const range = useTimeRange();
  const { why } = useSentences();
  return (
    <PageHeader
      title={<Name of={group} />}
      crumbs={[
        { label: t("overview"), href: "/" },
        { label: cluster, href: clusterPath(cluster) },
      ]}
      actions={
        <>
          <Link
            href={incidentsPath({ cluster, group })}
            title={incidents("ofGroup")}
            className={buttonClass({ variant: "ghost" })}
          >
            <Siren size={14} aria-hidden /> {incidents("title")}
          </Link>
          <SetAsideLink {...{ cluster, group }} detail={live} />
          <TimeRangePicker range={range} />
        </>
      }
      notice={<RangeFaultNotice range={range} />}
    >
      <div className="mt-2 flex min-h-8 flex-wrap items-center gap-x-3 gap-y-2">
        {detail ? (
          <>
            <StatusBadge status={detail.status} size="lg" />
            {detail.case ? <CaseBadge case={detail.case} /> : null}
            <p className="min-w-0 text-base wrap-anywhere">
              {why(detail)} <OkWithLagCard detail={detail} />
            </p>
            <StatusSince at={detail.since} atLeast={sinceAtLeast} status={detail.status} />
          </>
        ) : null}
      </div>
      <div className="mt-1 min-h-5">{detail && events ? <LastChange events={events} /> : null}</div>
      {live ? <GroupAlert detail={live} /> : <div className="mt-1 min-h-4" />}
    </PageHeader>
  );
}

/** A happening may reach the page before its clock has ticked; of a moment of the past none is later. */
const LATER_MS = 5000;

/** What changed last in the range, in half a line; the list of events has all of it. That somebody was notified changed nothing. */
export function LastChange({ events }: { events: readonly EventWire[] }) {
  const t = useTranslations("group");
  const sentences = useSentences();
  const now = usePageNow(5000);
  const last = events
    .filter(({ at, kind }) => kind !== "message" && (now === 0 || at <= now + LATER_MS))
    .reduce<EventWire | null>((newest, one) => (newest && newest.at >= one.at ? newest : one), null);
  if (!last) return <p className="text-xs text-text-3">{t("nothingChanged")}</p>;
  const { at, topic, partition } = last;
  const message = sentences.message(last);
  const place = topic === null ? "" : partition === null ? topic : `${topic}/${partition}`;
  return (
    <p className="truncate text-xs text-text-3" title={message}>
      {t("lastChange")}{" "}
      <time className="figures" dateTime={new Date(at).toISOString()} title={formatTime(at)}>
        {now === 0 ? "…" : formatMoment(at, now)}
      </time>{" "}
      {place && !message.includes(place) ? <span className="figures">{place} </span> : null}
      <span className="text-text-2">{message}</span>
    </p>
  );
}
