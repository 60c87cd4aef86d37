/** The buttons of a scenario. One order at a time; what cannot be done now says why; what was done is said. */
"use client";

import { useId, useState } from "react";
import { LoaderCircle } from "lucide-react";
import type { LabScenario } from "@/lib/api/contract";
import { ApiError } from "@/lib/client/api";
import { formatClock } from "@/lib/client/format";
import { useLabAction } from "@/lib/client/queries";
import { Button } from "../ui/button";

type Action = LabScenario["actions"][number];

/** How the last order ended. */
interface Outcome {
  failed: boolean;
  text: string;
}

/** An order that was carried out may be answered without content. */
const carriedOut = (error: Error) => error instanceof ApiError && error.status >= 200 && error.status < 300;

function useOrders(scenario: LabScenario) {
  const { mutate, isPending, variables } = useLabAction();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const order = ({ name, label, enabled }: Action) => {
    if (!enabled || isPending) return;
    setOutcome(null);
    mutate(
      { scenario: scenario.name, action: name },
      {
        onSettled: (_lab, error) =>
          setOutcome(
            error && !carriedOut(error)
              ? { failed: true, text: `${label}: ${error.message}` }
              : { failed: false, text: `${label}: done at ${formatClock(Date.now())}.` },
          ),
      },
    );
  };
  return { order, outcome, pending: isPending ? (variables?.action ?? null) : null };
}

export function ScenarioActions({ scenario }: { scenario: LabScenario }) {
  const id = useId();
  const { order, outcome, pending } = useOrders(scenario);
  const reasons = [...new Set(scenario.actions.flatMap(({ enabled, why }) => (enabled || !why ? [] : [why])))];
  const describedBy = ({ enabled, why }: Action) => (enabled || !why ? undefined : `${id}-${reasons.indexOf(why)}`);
  return (
    <div className="mt-auto flex flex-col gap-2">
      <div role="group" aria-label={`Actions of ${scenario.title}`} className="flex flex-wrap gap-2">
        {scenario.actions.map((action) => (
          // Never `disabled`: the button keeps the focus, and its reason can be read.
          <Button
            key={action.name}
            onClick={() => order(action)}
            aria-disabled={!action.enabled || pending !== null}
            aria-describedby={describedBy(action)}
            title={action.enabled ? undefined : (action.why ?? undefined)}
            className="aria-disabled:hover:bg-surface"
          >
            {pending === action.name ? <LoaderCircle size={14} aria-hidden className="animate-spin" /> : null}
            {action.label}
          </Button>
        ))}
      </div>
      {reasons.length > 0 ? (
        <ul aria-label="Why some of them cannot be used now" className="text-xs text-text-3">
          {reasons.map((reason, index) => (
            <li key={reason} id={`${id}-${index}`}>
              {reason}
            </li>
          ))}
        </ul>
      ) : null}
      <p role="status" className={`min-h-4 text-xs ${outcome?.failed ? "text-error" : "text-text-2"}`}>
        {pending !== null ? "The lab is at it …" : outcome?.text}
      </p>
    </div>
  );
}
