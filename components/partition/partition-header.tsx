/** Top of a partition's page: where it belongs, its status and why, and the way to its neighbours. */
"use client";

import { useTranslations } from "use-intl";
import type { GroupDetail } from "@/lib/api/contract";
import { clusterPath, groupPath, topicPath } from "@/lib/client/paths";
import { useSentences } from "@/lib/client/sentences";
import type { TimeRange } from "@/lib/client/time-range";
import { visibleName } from "@/lib/client/visible-name";
import { FallingBehind } from "../status/falling-behind";
import { StatusSince } from "../status/status-since";
import { PageHeader } from "../shell/page-header";
import { RangeFaultNotice } from "../shell/range-fault";
import { TimeRangePicker } from "../shell/time-range-picker";
import { StatusBadge } from "../status/status-badge";
import { Link } from "../ui/link";
import type { Shown } from "./shown";
import { PartitionSteps } from "./partition-steps";

export interface PartitionHeaderProps {
  cluster: string;
  group: string;
  topic: string;
  partition: number;
  shown: Shown | null;
  /** Undefined while it loads, and where it is not known; then `failed`. */
  detail: GroupDetail | undefined;
  failed: boolean;
  range: TimeRange;
}

export function PartitionHeader({
  cluster,
  group,
  topic,
  partition,
  shown,
  detail,
  failed,
  range,
}: PartitionHeaderProps) {
  const t = useTranslations("partition");
  const status = useTranslations("status");
  const { evidence } = useSentences();
  return (
    <PageHeader
      title={<span className="figures">{`${topic}/${partition}`}</span>}
      crumbs={[
        { label: t("overview"), href: "/" },
        { label: cluster, href: clusterPath(cluster) },
        { label: visibleName(group), href: groupPath(cluster, group) },
      ]}
      actions={
        <>
          {failed && !detail ? null : <PartitionSteps {...{ cluster, group, detail }} here={{ topic, partition }} />}
          <TimeRangePicker range={range} />
        </>
      }
      notice={<RangeFaultNotice range={range} />}
    >
      <div className="mt-2 flex min-h-8 flex-wrap items-center gap-x-3 gap-y-2">
        {shown ? (
          <>
            <StatusBadge status={shown.status} size="lg" />
            {shown.fallingBehind ? <FallingBehind /> : null}
            <p className="min-w-0 text-base wrap-anywhere">
              {shown.finding ? evidence(shown.finding) : `${status(`meaning.${shown.status}`)}.`}
            </p>
            <StatusSince at={shown.since} atLeast={shown.sinceAtLeast} status={shown.status} />
          </>
        ) : null}
        {detail || shown || failed ? (
          <Link href={topicPath(cluster, topic)} className="min-w-0 text-sm text-accent wrap-anywhere hover:underline">
            {t("allGroups", { topic })}
          </Link>
        ) : null}
      </div>
    </PageHeader>
  );
}
