/** Buttons of a scenario. One that makes no sense now stays reachable, and says why. */
"use client";

import { LoaderCircle } from "lucide-react";
import type { LabScenario } from "@/lib/api/contract";
import { Button } from "../ui/button";
import { Tooltip } from "../ui/tooltip";

export interface ScenarioActionsProps {
  scenario: LabScenario;
  /** Name of the action that is under way. */
  pending: string | null;
  run(action: string): void;
}

export function ScenarioActions({ scenario, pending, run }: ScenarioActionsProps) {
  if (scenario.actions.length === 0) return null;
  return (
    <div className="mt-3 flex flex-wrap gap-2" role="group" aria-label={`What can be done with ${scenario.title}`}>
      {scenario.actions.map(({ name, label, enabled, why }) => {
        const usable = enabled && pending === null;
        const button = (
          <Button
            key={name}
            aria-disabled={!usable}
            aria-busy={pending === name}
            aria-description={enabled ? undefined : (why ?? undefined)}
            onClick={() => usable && run(name)}
          >
            {pending === name ? <LoaderCircle size={14} aria-hidden className="animate-spin" /> : null}
            {label}
          </Button>
        );
        return enabled || !why ? (
          button
        ) : (
          <Tooltip key={name} content={why}>
            {button}
          </Tooltip>
        );
      })}
    </div>
  );
}
