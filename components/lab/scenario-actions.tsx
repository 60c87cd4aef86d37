/** The buttons of a scenario. One order at a time; what cannot be done now says why; what was done is said. */
"use client";

import { useId } from "react";
import { LoaderCircle } from "lucide-react";
import { useTranslations } from "use-intl";
import type { LabScenario } from "@/lib/api/contract";
import { Button } from "../ui/button";
import { useLabWords } from "./use-lab-words";
import { useOrders } from "./use-orders";

type Action = LabScenario["actions"][number];

export function ScenarioActions({ scenario }: { scenario: LabScenario }) {
  const t = useTranslations("lab");
  const { sentence } = useLabWords();
  const id = useId();
  const { order, outcome, pending } = useOrders(scenario);
  const labelOf = ({ label, said }: Action) => sentence(label, said?.label);
  const reasonOf = ({ enabled, why, said }: Action) => (enabled || !why ? undefined : sentence(why, said?.why));
  const reasons = [...new Set(scenario.actions.flatMap((action) => reasonOf(action) ?? []))];
  const describedBy = (reason: string | undefined) =>
    reason === undefined ? undefined : `${id}-${reasons.indexOf(reason)}`;
  const underWay = scenario.actions.find(({ name }) => name === pending);
  return (
    <div className="flex flex-col gap-2">
      <div
        role="group"
        aria-label={t("actions", { title: sentence(scenario.title, scenario.said?.title) })}
        className="flex flex-wrap gap-2"
      >
        {scenario.actions.map((action) => (
          // Never `disabled`: the button keeps the focus, and its reason can be read.
          <Button
            key={action.name}
            onClick={() => order(action)}
            aria-disabled={!action.enabled || pending !== null}
            aria-describedby={describedBy(reasonOf(action))}
            title={reasonOf(action)}
            className="aria-disabled:hover:bg-surface"
          >
            {pending === action.name ? <LoaderCircle size={14} aria-hidden className="animate-spin" /> : null}
            {labelOf(action)}
          </Button>
        ))}
      </div>
      {reasons.length > 0 ? (
        <ul aria-label={t("whyNot")} className="text-xs text-text-3">
          {reasons.map((reason, index) => (
            <li key={reason} id={`${id}-${index}`}>
              {reason}
            </li>
          ))}
        </ul>
      ) : null}
      <p role="status" className={`min-h-4 text-xs ${outcome?.failed ? "text-error" : "text-text-2"}`}>
        {underWay ? t("underWay", { label: labelOf(underWay) }) : outcome?.text}
      </p>
    </div>
  );
}
