/** The group is there, but not on this partition. */
"use client";

import { Link } from "../ui/link";
import { SearchX } from "lucide-react";
import { useTranslations } from "use-intl";
import { groupPath } from "@/lib/client/paths";
import { visibleName } from "@/lib/client/visible-name";
import { buttonClass } from "../ui/button";
import { Card } from "../ui/card";
import { EmptyState } from "../ui/empty-state";

export interface PartitionGoneProps {
  cluster: string;
  group: string;
  topic: string;
  partition: number;
  /** How many partitions of the topic the group has. */
  count: number;
}

export function PartitionGone({ cluster, group, topic, partition, count }: PartitionGoneProps) {
  const t = useTranslations("partition.gone");
  return (
    <Card className="mb-4">
      <EmptyState
        icon={SearchX}
        title={t("title", { group: visibleName(group), place: `${topic}/${partition}` })}
        action={
          <Link href={groupPath(cluster, group)} className={buttonClass()}>
            {t("back", { group })}
          </Link>
        }
      >
        {count > 0 ? t("others", { count, topic }) : t("none", { topic })}
      </EmptyState>
    </Card>
  );
}
