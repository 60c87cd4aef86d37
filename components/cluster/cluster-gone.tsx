/** A cluster that this server does not watch: which ones it does. */
"use client";

import { SearchX } from "lucide-react";
import { useTranslations } from "use-intl";
import { clusterPath } from "@/lib/client/paths";
import { buttonClass } from "../ui/button";
import { Card } from "../ui/card";
import { EmptyState } from "../ui/empty-state";
import { Link } from "../ui/link";

const MOST = 6;

export function ClusterGone({ name, others }: { name: string; others: string[] }) {
  const t = useTranslations("cluster");
  return (
    <Card>
      <EmptyState
        icon={SearchX}
        title={t("gone", { name })}
        action={
          <span className="flex flex-wrap justify-center gap-2">
            {others.slice(0, MOST).map((other) => (
              <Link key={other} href={clusterPath(other)} className={buttonClass()}>
                {other}
              </Link>
            ))}
            <Link href="/clusters" className={buttonClass({ variant: "ghost" })}>
              {t("all")}
            </Link>
          </span>
        }
      >
        {t("goneDetail")}
      </EmptyState>
    </Card>
  );
}
