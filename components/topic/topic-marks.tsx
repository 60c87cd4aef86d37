/** What is special about a topic, in small: Kafka's own, compacted, partitions without a leader or out of sync. */
"use client";

import { useTranslations } from "use-intl";
import clsx from "clsx";
import type { TopicSummary } from "@/lib/api/topic-contract";

type Marked = Pick<TopicSummary, "internal" | "compacted" | "offline" | "underReplicated">;

export function TopicMarks({ topic }: { topic: Marked }) {
  const t = useTranslations("topic.marks");
  const { internal, compacted, offline, underReplicated } = topic;
  return (
    <>
      {offline.length > 0 ? (
        <Mark tone="text-offline" title={t("offlineTitle", { partitions: offline.join(", ") })}>
          {t("offline", { count: offline.length })}
        </Mark>
      ) : null}
      {underReplicated.length > 0 ? (
        <Mark tone="text-warning" title={t("underReplicatedTitle", { partitions: underReplicated.join(", ") })}>
          {t("underReplicated", { count: underReplicated.length })}
        </Mark>
      ) : null}
      {compacted ? <Mark title={t("compactedTitle")}>{t("compacted")}</Mark> : null}
      {internal ? <Mark title={t("internalTitle")}>{t("internal")}</Mark> : null}
    </>
  );
}

function Mark({ tone = "text-text-3", title, children }: { tone?: string; title: string; children: string }) {
  return (
    <span
      title={title}
      className={clsx("shrink-0 rounded-sm border border-line px-1.5 text-2xs whitespace-nowrap", tone)}
    >
      {children}
    </span>
  );
}
