/** On a partition's page: the commands of Kafka's own tools for it, loaded once the page is there. */
"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "use-intl";
import type { GroupDetail } from "@/lib/api/contract";
import { Card } from "../ui/card";
import { commandPlaceOf } from "./offers";

const Loading = () => <div className="min-h-24" />;
const CommandList = dynamic(() => import("./command-list"), { ssr: false, loading: Loading });

export function CommandsCard({ detail, topic, partition }: { detail: GroupDetail; topic: string; partition: number }) {
  const t = useTranslations("commands");
  const place = commandPlaceOf(detail, topic, partition);
  if (!place) return null;
  return (
    <Card title={t("title")}>
      <CommandList cluster={detail.cluster} place={place} memberCount={detail.memberCount} />
    </Card>
  );
}
