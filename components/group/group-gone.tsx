/** A group or a cluster that is not there: what that can mean, and where to go. */
"use client";

import { SearchX } from "lucide-react";
import { useTranslations } from "use-intl";
import { clusterPath } from "@/lib/client/paths";
import { useErrorWords } from "@/lib/client/error-words";
import { visibleName } from "@/lib/client/visible-name";
import { buttonClass } from "../ui/button";
import { Card } from "../ui/card";
import { EmptyState } from "../ui/empty-state";
import { Link } from "../ui/link";

export function GroupGone({ cluster, group, error }: { cluster: string; group: string; error: Error }) {
  const t = useTranslations("group");
  const errorWords = useErrorWords();
  return (
    <Card>
      <EmptyState
        icon={SearchX}
        title={t("goneTitle", { group: visibleName(group) })}
        action={
          <span className="flex flex-wrap justify-center gap-2">
            <Link href="/" className={buttonClass()}>
              {t("allGroups")}
            </Link>
            <Link href={clusterPath(cluster)} className={buttonClass()}>
              {t("clusterNamed", { cluster })}
            </Link>
          </span>
        }
      >
        <p>{errorWords(error).detail}</p>
        <p className="mt-1">{t("goneWhy")}</p>
      </EmptyState>
    </Card>
  );
}
