/** One topic as a row of the table. */
"use client";

import { memo, type ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { TopicSummary } from "@/lib/api/topic-contract";
import { formatExact } from "@/lib/client/format";
import { groupPath, topicPath } from "@/lib/client/paths";
import { useSentences } from "@/lib/client/sentences";
import type { Column, Shown } from "../list/columns";
import { ListRow, type RowPlace } from "../list/list-row";
import { StatusBadge } from "../status/status-badge";
import { Link } from "../ui/link";
import { Name } from "../ui/name";
import type { TopicColumnKey } from "./columns";
import { TopicDanger } from "./topic-danger";
import { TopicMarks } from "./topic-marks";
import { TopicLag, TopicRate, TopicRetained } from "./topic-numbers";

export interface TopicRowProps extends RowPlace {
  topic: TopicSummary;
  /** Where there are several, each row names its own. */
  showCluster: boolean;
}

interface TableRowProps extends TopicRowProps {
  columns: Shown<Column<TopicColumnKey>>[];
  dense: boolean;
}

export const TopicRow = memo(function TopicRow({ topic, showCluster, index, ...row }: TableRowProps) {
  return (
    <ListRow
      {...{ index, ...row }}
      cellOf={(key) => (key === "topic" ? <NameCell {...{ topic, showCluster, index }} /> : CELLS[key](topic))}
    />
  );
});

const CELLS: Record<Exclude<TopicColumnKey, "topic">, (topic: TopicSummary) => ReactNode> = {
  status: ({ status }) => (status ? <StatusBadge status={status} /> : <NoReader />),
  partitions: ({ partitionCount }) => <span className="figures">{formatExact(partitionCount)}</span>,
  groups: ({ groupCount }) => <span className="figures">{formatExact(groupCount)}</span>,
  worstGroup: (topic) => <WorstGroup topic={topic} />,
  produced: (topic) => <TopicRate topic={topic} />,
  lag: (topic) => <TopicLag topic={topic} />,
  retained: (topic) => <TopicRetained topic={topic} />,
  danger: (topic) => <TopicDanger {...topic} />,
};

function NameCell({ topic, showCluster, index }: Omit<TopicRowProps, "top">) {
  const { cluster, topic: name } = topic;
  return (
    <span className="flex items-center gap-2">
      <Link
        href={topicPath(cluster, name)}
        data-row={index}
        title={name}
        className="min-w-0 scroll-mt-24 truncate leading-[24px] font-medium hover:underline"
      >
        {name}
      </Link>
      {showCluster ? <span className="shrink-0 text-xs text-text-3">{cluster}</span> : null}
      <TopicMarks topic={topic} />
    </span>
  );
}

function WorstGroup({ topic: { cluster, worst, status } }: { topic: TopicSummary }) {
  const sentences = useSentences();
  if (!worst || status === "OK") return null;
  const why = sentences.why(worst);
  return (
    <span title={why}>
      <Link href={groupPath(cluster, worst.group)} className="hover:underline">
        <Name of={worst.group} />
      </Link>{" "}
      <span className="text-xs text-text-3">{why}</span>
    </span>
  );
}

export function NoReader() {
  const t = useTranslations("topic");
  return <span className="text-xs text-text-3">{t("noReader")}</span>;
}
