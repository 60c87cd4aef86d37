/** The worst danger on a topic, with the groups in it on hover. */
"use client";

import { useTranslations } from "use-intl";
import type { TopicSummary } from "@/lib/api/topic-contract";
import { DANGERS } from "@/lib/core/picture/danger";
import { DangerBadge } from "./danger-badge";

export function TopicDanger({
  topic,
  inDanger,
  dangerCount,
}: Pick<TopicSummary, "topic" | "inDanger" | "dangerCount">) {
  const t = useTranslations("topic.danger");
  const kind = DANGERS.find((one) => inDanger.some((entry) => entry.kind === one));
  if (!kind) return <span className="text-xs text-text-3">{t("none")}</span>;
  const title = inDanger.map((one) => `${one.group} · ${topic}/${one.partition}: ${t(`${one.kind}Title`)}`).join("\n");
  return <DangerBadge kind={kind} title={title} more={dangerCount - 1} />;
}
