/** One topic as a row of the table. */
"use client";

import { memo } from "react";
import { Link } from "../ui/link";
import { useTranslations } from "use-intl";
import clsx from "clsx";
import type { TopicSummary } from "@/lib/api/topic-contract";
import { groupPath, topicPath } from "@/lib/client/paths";
import { useSentences } from "@/lib/client/sentences";
import { formatExact } from "@/lib/client/format";
import { Rate } from "../status/figures";
import { StatusBadge } from "../status/status-badge";
import { Name } from "../ui/name";
import { shownFrom, TOPIC_GRID } from "./columns";
import { TopicDanger } from "./topic-danger";
import { TopicMarks } from "./topic-marks";
import { TopicLag, TopicRetained } from "./topic-numbers";

export interface TopicRowProps {
  topic: TopicSummary;
  index: number;
  top: number;
  /** Where there are several, each row names its own. */
  showCluster: boolean;
}

export const TopicRow = memo(function TopicRow({ topic, index, top, showCluster }: TopicRowProps) {
  const { cluster, topic: name, worst, status } = topic;
  const sentences = useSentences();
  const why = worst ? sentences.why(worst) : undefined;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      style={{ transform: `translateY(${top}px)` }}
      className={clsx(TOPIC_GRID, "absolute inset-x-0 top-0 h-9 border-b border-line text-sm hover:bg-selected/50")}
    >
      <Cell className="flex">{status ? <StatusBadge status={status} /> : <NoReader />}</Cell>
      <Cell className="flex items-center gap-2">
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
      </Cell>
      <Cell right>{formatExact(topic.partitionCount)}</Cell>
      <Cell right>{formatExact(topic.groupCount)}</Cell>
      <Cell className={clsx("truncate", shownFrom("xl"))} title={why}>
        {worst && status !== "OK" ? (
          <>
            <Link href={groupPath(cluster, worst.group)} className="hover:underline">
              <Name of={worst.group} />
            </Link>{" "}
            <span className="text-xs text-text-3">{why}</span>
          </>
        ) : null}
      </Cell>
      <Cell right>
        <Rate value={topic.produceRate} />
      </Cell>
      <Cell right>
        <TopicLag topic={topic} />
      </Cell>
      <Cell right className={shownFrom("lg")}>
        <TopicRetained topic={topic} />
      </Cell>
      <Cell>
        <TopicDanger {...topic} />
      </Cell>
    </div>
  );
});

export function NoReader() {
  const t = useTranslations("topic");
  return <span className="text-xs text-text-3">{t("noReader")}</span>;
}

interface CellProps {
  right?: boolean;
  className?: string;
  title?: string;
  children: React.ReactNode;
}

function Cell({ right, className, title, children }: CellProps) {
  return (
    <div role="cell" title={title} className={clsx("min-w-0", right && "figures text-right", className)}>
      {children}
    </div>
  );
}
