/** One scenario: what it shows, what it does now, what can be changed, and the groups to watch. */
"use client";

import Link from "next/link";
import type { GroupSummary, LabScenario } from "@/lib/api/contract";
import { formatRate } from "@/lib/client/format";
import { casePath } from "@/lib/client/paths";
import { useLabAction } from "@/lib/client/queries";
import { CASES } from "@/lib/core/terms";
import { CASE_NAMES } from "../status/tone";
import { Card } from "../ui/card";
import { ScenarioActions } from "./scenario-actions";
import { ScenarioGroup } from "./scenario-group";

export function ScenarioCard({ scenario, groups }: { scenario: LabScenario; groups: GroupSummary[] }) {
  const { name, title, about, topic, producing, consumers, poisoned } = scenario;
  const action = useLabAction();
  const lesson = CASES.find((slug) => slug === name);
  const facts: [label: string, value: string][] = [
    ["Topic", topic ?? "none"],
    ["Produced", producing ? `${formatRate(producing.ratePerSecond)} per s` : "nothing"],
    ["Consumers", String(consumers)],
    ["Poisoned", poisoned.length > 0 ? `partition ${poisoned.join(", ")}` : "none"],
  ];
  return (
    <Card
      title={title}
      className="h-full"
      actions={
        lesson ? (
          <Link href={casePath(lesson)} className="text-xs text-accent hover:underline">
            Case: {CASE_NAMES[lesson]}
          </Link>
        ) : null
      }
    >
      <p className="max-w-[75ch] text-sm text-text-2">{about}</p>
      <dl className="mt-3 flex flex-wrap gap-x-6 gap-y-2 text-sm">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt className="text-xs text-text-3">{label}</dt>
            <dd className="figures">{value}</dd>
          </div>
        ))}
      </dl>
      <ul aria-label={`Groups of ${title}`} className="mt-3 divide-y divide-line border-y border-line">
        {scenario.groups.map((group) => (
          <ScenarioGroup key={group} name={group} summary={groups.find((one) => one.group === group)} />
        ))}
      </ul>
      <ScenarioActions
        scenario={scenario}
        pending={action.isPending ? action.variables.action : null}
        run={(chosen) => action.mutate({ scenario: name, action: chosen })}
      />
      {action.error ? (
        <p role="alert" className="mt-2 text-sm text-error">
          {action.error.message}
        </p>
      ) : null}
    </Card>
  );
}
