/** Top of a topic's page: where it belongs, the worst status on it and why. */
"use client";

import { useTranslations } from "use-intl";
import type { TopicDetail } from "@/lib/api/topic-contract";
import { clusterPath } from "@/lib/client/paths";
import { useSentences } from "@/lib/client/sentences";
import type { TimeRange } from "@/lib/client/time-range";
import { PageHeader } from "../shell/page-header";
import { RangeFaultNotice } from "../shell/range-fault";
import { TimeRangePicker } from "../shell/time-range-picker";
import { StatusBadge } from "../status/status-badge";
import { Name } from "../ui/name";
import { TopicMarks } from "./topic-marks";

export interface TopicHeaderProps {
  cluster: string;
  topic: string;
  detail: TopicDetail | undefined;
  range: TimeRange;
}

export function TopicHeader({ cluster, topic, detail, range }: TopicHeaderProps) {
  const t = useTranslations("topic");
  const { status, worst } = detail ?? {};
  const { why } = useSentences();
  return (
    <PageHeader
      title={topic}
      crumbs={[
        { label: t("title"), href: "/topics" },
        { label: cluster, href: clusterPath(cluster) },
      ]}
      actions={<TimeRangePicker range={range} />}
      notice={<RangeFaultNotice range={range} />}
    >
      <div className="mt-2 flex min-h-8 flex-wrap items-center gap-x-3 gap-y-2">
        {status ? <StatusBadge status={status} size="lg" /> : null}
        {status === "OK" && detail ? (
          <p className="text-base text-text-2">
            {t("allWell", { count: detail.groupCount })}
            {detail.unknownPartitions > 0 ? `; ${t("partly", { count: detail.unknownPartitions })}` : null}
          </p>
        ) : worst ? (
          <p className="min-w-0 text-base wrap-anywhere">
            <span className="font-medium">
              <Name of={worst.group} />
            </span>{" "}
            <span className="text-text-2">{why(worst)}</span>
          </p>
        ) : detail ? (
          <p className="text-base text-text-2">{t("noGroups")}</p>
        ) : null}
        {detail ? <TopicMarks topic={detail} /> : null}
      </div>
    </PageHeader>
  );
}
