/** Numbers of a topic that may leave something out, and say so. */
"use client";

import { useTranslations } from "use-intl";
import type { TopicDetail, TopicSummary } from "@/lib/api/topic-contract";
import { Count, LeavesOut, TotalRate } from "../status/figures";
import { shownTopicLag } from "../status/shown-lag";
import { Unknown } from "../status/unknown";

/** Lag of all groups together, where it is to be shown; a dash where nobody reads. */
export function TopicLag({ topic }: { topic: TopicSummary | TopicDetail }) {
  if (topic.groupCount === 0) return <None />;
  return <LagWithout lag={shownTopicLag(topic)} unknownPartitions={topic.unknownPartitions} />;
}

/** Records written per second; of a partition without a leader nobody knows. */
export function TopicRate({ topic }: { topic: Pick<TopicSummary, "produceRate" | "offline" | "partitionCount"> }) {
  return <TotalRate value={topic.produceRate} without={topic.offline.length} of={topic.partitionCount} />;
}

/** A lag that may miss partitions; a dash where there is none. */
export function LagWithout({ lag, unknownPartitions }: Pick<TopicSummary, "lag" | "unknownPartitions">) {
  const t = useTranslations("topic");
  if (lag === null && unknownPartitions === 0) return <None />;
  const words = (count: number) => t("lagWithout", { count });
  if (lag === null) return <Unknown reason={words(unknownPartitions)} />;
  return <Partial value={lag} missing={unknownPartitions} words={words} />;
}

const None = () => <span className="text-text-3">–</span>;

/** Offsets that the logs hold. */
export function TopicRetained({ topic }: { topic: Pick<TopicSummary, "retained" | "unknownLogs" | "partitionCount"> }) {
  const t = useTranslations("topic");
  if (topic.retained === null) {
    return <Unknown reason={t("noLogRead")} />;
  }
  return <Partial value={topic.retained} missing={topic.unknownLogs} words={(count) => t("logsWithout", { count })} />;
}

function Partial({ value, missing, words }: { value: string; missing: number; words(count: number): string }) {
  return (
    <span title={missing > 0 ? words(missing) : undefined}>
      {missing > 0 ? <LeavesOut words={words(missing)} /> : null}
      <Count value={value} />
    </span>
  );
}
