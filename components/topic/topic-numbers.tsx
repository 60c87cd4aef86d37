/** Numbers of a topic that may leave something out, and say so. */
"use client";

import { useTranslations } from "use-intl";
import type { TopicSummary } from "@/lib/api/topic-contract";
import { Count } from "../status/figures";
import { Unknown } from "../status/unknown";

/** Lag of all groups together; a dash where nobody reads. */
export function TopicLag({ topic }: { topic: Pick<TopicSummary, "lag" | "unknownPartitions" | "groupCount"> }) {
  const t = useTranslations("topic");
  if (topic.groupCount === 0 || (topic.lag === null && topic.unknownPartitions === 0))
    return <span className="text-text-3">–</span>;
  const words = t("lagWithout", { count: topic.unknownPartitions });
  if (topic.lag === null) return <Unknown reason={words} />;
  return <Partial value={topic.lag} missing={topic.unknownPartitions} words={(count) => t("lagWithout", { count })} />;
}

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
      {missing > 0 ? <span className="text-text-3">≥ </span> : null}
      <Count value={value} />
    </span>
  );
}
