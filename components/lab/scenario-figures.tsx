/** How a scenario stands: what is produced, by how many it is read, which partitions are poisoned. */
"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import type { LabScenario } from "@/lib/api/contract";
import { formatRate } from "@/lib/client/format";

export function ScenarioFigures({
  scenario: { topic, producing, consumers, groups, poisoned },
}: {
  scenario: LabScenario;
}) {
  const t = useTranslations("lab");
  // The scenario of all traffic has nothing of its own.
  if (topic === null && groups.length === 0) return null;
  return (
    <dl className="flex flex-wrap gap-x-6 gap-y-2">
      {topic !== null ? <Figure label={t("topic")}>{topic}</Figure> : null}
      <Figure label={t("producing")}>
        {producing
          ? t.rich("perSecond", { rate: () => <span className="figures">{formatRate(producing.ratePerSecond)}</span> })
          : t("nothing")}
      </Figure>
      <Figure label={t("consumers")}>
        <span className="figures">{consumers}</span>
      </Figure>
      <Figure label={t("poisoned")} alarm={poisoned.length > 0}>
        {poisoned.length === 0
          ? t("poisonedNone")
          : t.rich("poisonedPartitions", {
              count: poisoned.length,
              list: () => <span className="figures">{poisoned.join(", ")}</span>,
            })}
      </Figure>
    </dl>
  );
}

function Figure({ label, alarm = false, children }: { label: string; alarm?: boolean; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-text-3">{label}</dt>
      <dd className={`text-sm font-medium wrap-anywhere ${alarm ? "text-error" : ""}`}>{children}</dd>
    </div>
  );
}
