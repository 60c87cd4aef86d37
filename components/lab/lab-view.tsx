/** The lab's page: its brokers, its scenarios, and a button for everything that can be done with them. */
"use client";

import { Mail } from "lucide-react";
import { useTranslations } from "use-intl";
import type { LabAnswer } from "@/lib/api/contract";
import { useLab } from "@/lib/client/lab-query";
import { useGroups } from "@/lib/client/queries";
import { PageHeader } from "../shell/page-header";
import { buttonClass } from "../ui/button";
import { ErrorState } from "../ui/error-state";
import { Loading, Skeleton } from "../ui/skeleton";
import { BrokerStates } from "./broker-states";
import { LabAbsent } from "./lab-absent";
import { useLabWords } from "./use-lab-words";
import { ScenarioCard } from "./scenario-card";

export function LabView() {
  const t = useTranslations("lab");
  const { data: lab, error, refetch } = useLab();
  const { refusal } = useLabWords();
  const groups = useGroups().data ?? [];
  return (
    <>
      <PageHeader title={t("title")} actions={lab ? <LabActions lab={lab} /> : null}>
        {lab === null ? null : <p className="mt-1 max-w-[90ch] text-sm text-text-2">{t("intro")}</p>}
      </PageHeader>
      {lab && error ? (
        <p role="alert" className="mb-4 rounded-md bg-error-soft px-3 py-2 text-sm text-error">
          {refusal(error)} {t("lastPicture")}
        </p>
      ) : null}
      {lab ? (
        <div className="grid grid-cols-1 gap-4 lg:grid-cols-2 2xl:grid-cols-3">
          {lab.scenarios.map((scenario) => (
            <ScenarioCard key={scenario.name} scenario={scenario} groups={groups} />
          ))}
        </div>
      ) : lab === null ? (
        <LabAbsent />
      ) : error ? (
        <ErrorState error={error} retry={() => void refetch()} />
      ) : (
        <LabLoading />
      )}
    </>
  );
}

function LabActions({ lab }: { lab: LabAnswer }) {
  const t = useTranslations("lab");
  return (
    <div className="flex flex-wrap items-center gap-2">
      <BrokerStates brokers={lab.brokers} />
      {lab.mailbox === null ? null : (
        <a href={lab.mailbox} target="_blank" rel="noreferrer" className={buttonClass()}>
          <Mail size={14} aria-hidden />
          {t("mailbox")}
        </a>
      )}
    </div>
  );
}

function LabLoading() {
  return (
    <Loading label={useTranslations("lab")("loading")}>
      <div className="grid grid-cols-1 gap-4 lg:grid-cols-2 2xl:grid-cols-3">
        {[0, 1, 2, 3, 4, 5].map((slot) => (
          <Skeleton key={slot} className="h-[330px] rounded-lg" />
        ))}
      </div>
    </Loading>
  );
}
