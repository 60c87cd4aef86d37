/** A group or a cluster that is not there: what that can mean, and where to go. */
"use client";

import { SearchX } from "lucide-react";
import { useTranslations } from "use-intl";
import { clusterPath } from "@/lib/client/paths";
import { useSentences } from "@/lib/client/sentences";
import { visibleName } from "@/lib/client/visible-name";
import { buttonClass } from "../ui/button";
import { Card } from "../ui/card";
import { EmptyState } from "../ui/empty-state";
import { Link } from "../ui/link";

export function GroupGone({ cluster, group, message }: { cluster: string; group: string; message: string }) {
  const t = useTranslations("group");
  const { words } = useSentences();
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
        <p>{words(message)}</p>
        <p className="mt-1">{t("goneWhy")}</p>
      </EmptyState>
    </Card>
  );
}
