/** The words of a case: what it is, why the status follows, what to do in which order. */
"use client";

import { useTranslations } from "use-intl";
import type { Case } from "@/lib/core/words/terms";
import { Term } from "../glossary/term";
import { RuleExplained } from "../status/rule-explained";
import { StatusBadge } from "../status/status-badge";
import { Card } from "../ui/card";
import { LagBoxes } from "./lag-boxes";
import { LESSONS, STEPS } from "./lessons";

export function CaseWhat({ slug }: { slug: Case }) {
  const t = useTranslations("cases");
  return (
    <Card title={t("what")}>
      <p className="mb-3 max-w-[70ch] text-base leading-6 font-medium">{t(`${slug}.short`)}</p>
      <LagBoxes slug={slug} />
      <p className="mt-3 max-w-[70ch] text-base leading-6">{t(`${slug}.what`)}</p>
    </Card>
  );
}

export function CaseWhy({ slug }: { slug: Case }) {
  const t = useTranslations("cases");
  const { partitionStatus, consumerStatus, rules } = LESSONS[slug];
  return (
    <Card title={t("why")}>
      <dl className="mb-3 flex flex-wrap gap-x-6 gap-y-2 text-sm">
        <div className="flex items-center gap-2">
          <dt className="text-text-3">
            <Term name="partition">{t("partition")}</Term>
          </dt>
          <dd>
            <StatusBadge status={partitionStatus} size="md" />
          </dd>
        </div>
        <div className="flex items-center gap-2">
          <dt className="text-text-3">
            <Term name="consumer-group">{t("group")}</Term>
          </dt>
          <dd>
            <StatusBadge status={consumerStatus} size="md" />
          </dd>
        </div>
      </dl>
      <p className="max-w-[70ch] text-base leading-6">{t(`${slug}.why`)}</p>
      {rules.map((rule) => (
        <RuleExplained key={rule} rule={rule} open />
      ))}
    </Card>
  );
}

export function CaseSteps({ slug }: { slug: Case }) {
  const t = useTranslations("cases");
  return (
    <Card title={t("todo")}>
      <ol className="flex max-w-[70ch] flex-col gap-4">
        {STEPS.map((step) => (
          <li key={step} className="grid grid-cols-[24px_1fr] gap-x-3">
            <span
              aria-hidden
              className="figures flex size-6 items-center justify-center rounded-full border border-line-strong text-xs"
            >
              {step}
            </span>
            <div>
              <p className="text-base leading-6 font-medium">{t(`${slug}.step${step}`)}</p>
              <p className="text-sm text-text-2">{t(`${slug}.detail${step}`)}</p>
            </div>
          </li>
        ))}
      </ol>
    </Card>
  );
}
