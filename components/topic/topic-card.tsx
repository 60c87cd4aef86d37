/** One topic as a card, for narrow screens. */
"use client";

import { memo } from "react";
import { Link } from "../ui/link";
import { useTranslations } from "use-intl";
import { formatExact } from "@/lib/client/format";
import { topicPath } from "@/lib/client/paths";
import { useSentences } from "@/lib/client/sentences";
import { CardFact, ListCard } from "../list/list-row";
import { StatusBadge } from "../status/status-badge";
import { Name } from "../ui/name";
import { TopicDanger } from "./topic-danger";
import { TopicMarks } from "./topic-marks";
import { TopicLag, TopicRate } from "./topic-numbers";
import { NoReader, type TopicRowProps } from "./topic-row";

export const TOPIC_CARD_HEIGHT = 104;

export const TopicCard = memo(function TopicCard({ topic, index, top, showCluster }: TopicRowProps) {
  const t = useTranslations("topic.columns");
  const { why } = useSentences();
  return (
    <ListCard top={top}>
      <div className="relative h-[103px] py-2.5">
        <div className="flex items-center gap-2">
          {topic.status ? <StatusBadge status={topic.status} /> : <NoReader />}
          <Link
            href={topicPath(topic.cluster, topic.topic)}
            data-row={index}
            className="min-w-0 truncate text-base font-medium after:absolute after:inset-0"
          >
            {topic.topic}
          </Link>
          {showCluster ? <span className="ml-auto shrink-0 text-xs text-text-3">{topic.cluster}</span> : null}
        </div>
        <div className="mt-1 flex h-5 items-center gap-2 overflow-hidden">
          {topic.inDanger.length > 0 ? <TopicDanger {...topic} /> : null}
          <TopicMarks topic={topic} />
          {topic.worst && topic.status !== "OK" ? (
            <span className="min-w-0 truncate text-xs text-text-2">
              <Name of={topic.worst.group} /> <span className="text-text-3">{why(topic.worst)}</span>
            </span>
          ) : null}
        </div>
        <dl className="figures mt-1 grid grid-cols-4 gap-3 text-sm">
          <CardFact label={t("partitions")}>{formatExact(topic.partitionCount)}</CardFact>
          <CardFact label={t("groups")}>{formatExact(topic.groupCount)}</CardFact>
          <CardFact label={t("produced")}>
            <TopicRate topic={topic} />
          </CardFact>
          <CardFact label={t("lag")}>
            <TopicLag topic={topic} />
          </CardFact>
        </dl>
      </div>
    </ListCard>
  );
});
