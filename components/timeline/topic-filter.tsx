/** Only what happened on one topic. */
"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { useTopicsOnce } from "@/lib/client/topic-query";
import { FacetMenu } from "../ui/facet-menu";
import { topicsOffered } from "./topics-offered";

export interface TopicFilterProps {
  topic: string | null;
  /** Whose topics are offered; null: all clusters'. */
  cluster: string | null;
  onChange(topic: string | null): void;
}

export function TopicFilter({ topic, cluster, onChange }: TopicFilterProps) {
  const t = useTranslations("timeline");
  const [open, setOpen] = useState(false);
  const { data: topics } = useTopicsOnce(open);
  return (
    <FacetMenu
      name={t("topic")}
      chosen={topic === null ? [] : [topic]}
      values={() => topics && topicsOffered(topics, cluster, topic)}
      onToggle={(value) => onChange(value === topic ? null : value)}
      open={open}
      onOpenChange={setOpen}
    />
  );
}
