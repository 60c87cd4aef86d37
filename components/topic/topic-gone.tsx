/** The cluster has no topic of this name now. */
"use client";

import { Link } from "../ui/link";
import { SearchX } from "lucide-react";
import { useTranslations } from "use-intl";
import { useSentences } from "@/lib/client/sentences";
import { buttonClass } from "../ui/button";
import { Card } from "../ui/card";
import { EmptyState } from "../ui/empty-state";

export function TopicGone({ cluster, topic, message }: { cluster: string; topic: string; message: string }) {
  const t = useTranslations("topic");
  const { words } = useSentences();
  return (
    <Card className="mb-4">
      <EmptyState
        icon={SearchX}
        title={t("gone", { topic, cluster })}
        action={
          <Link href="/topics" className={buttonClass()}>
            {t("allTopics")}
          </Link>
        }
      >
        {words(message)}
      </EmptyState>
    </Card>
  );
}
