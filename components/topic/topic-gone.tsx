/** The cluster has no topic of this name now. */
"use client";

import { Link } from "../ui/link";
import { SearchX } from "lucide-react";
import { useTranslations } from "use-intl";
import { useErrorWords } from "@/lib/client/error-words";
import { buttonClass } from "../ui/button";
import { Card } from "../ui/card";
import { EmptyState } from "../ui/empty-state";

export function TopicGone({ cluster, topic, error }: { cluster: string; topic: string; error: Error }) {
  const t = useTranslations("topic");
  const errorWords = useErrorWords();
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
        {errorWords(error).detail}
      </EmptyState>
    </Card>
  );
}
