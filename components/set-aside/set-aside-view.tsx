/** Groups that people set aside: a form for more of them, and the list. */
"use client";

import { useTranslations } from "use-intl";
import { useSetAside } from "@/lib/client/set-aside-query";
import { PageHeader } from "../shell/page-header";
import { Card } from "../ui/card";
import { ErrorState } from "../ui/error-state";
import { Loading, Skeleton } from "../ui/skeleton";
import { SetAsideForm } from "./set-aside-form";
import { SetAsideTable } from "./set-aside-table";

export function SetAsideView() {
  const t = useTranslations("setAside");
  const shell = useTranslations("shell");
  const { data: entries, error, refetch } = useSetAside();
  return (
    <>
      <PageHeader title={t("title")} crumbs={[{ label: shell("overview"), href: "/" }]}>
        <p className="mt-1 max-w-[80ch] text-sm text-text-2">{t("about")}</p>
      </PageHeader>
      <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-[minmax(320px,420px)_minmax(0,1fr)]">
        <Card title={t("new")}>
          <SetAsideForm />
        </Card>
        {entries ? (
          <SetAsideTable entries={entries} />
        ) : error ? (
          <ErrorState error={error} retry={() => void refetch()} />
        ) : (
          <Loading label={t("loading")}>
            <Skeleton className="h-[196px] rounded-lg" />
          </Loading>
        )}
      </div>
    </>
  );
}
