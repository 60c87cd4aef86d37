/** Lag for somebody who has never heard of it: a partition drawn as a row of records, and three sentences. */
"use client";

import { useTranslations } from "use-intl";
import { Term } from "../glossary/term";
import { Card } from "../ui/card";
import { Link } from "../ui/link";
import { LagBoxes } from "./lag-boxes";

export function WhatLagIs() {
  const t = useTranslations("cases");
  return (
    <Card title={t("lagTitle")} className="mb-4">
      <div className="grid grid-cols-1 items-center gap-x-8 gap-y-4 lg:grid-cols-[minmax(320px,460px)_minmax(0,1fr)]">
        <LagBoxes slug="throughput-problem" />
        <div className="flex max-w-[70ch] flex-col gap-2 text-base leading-6">
          <p>{t("lag1")}</p>
          <p>{t("lag2")}</p>
          <p>{t("lag3")}</p>
          <p className="flex flex-wrap gap-x-5 gap-y-2 text-sm text-text-2">
            <Term name="lag">{t("lag")}</Term>
            <Term name="log-end-offset">{t("logEnd")}</Term>
            <Term name="committed-offset">{t("committed")}</Term>
            <Link href="/glossary" className="min-h-6 text-accent underline underline-offset-2">
              {t("apart.all")}
            </Link>
          </p>
        </div>
      </div>
    </Card>
  );
}
