/** One scenario of the lab: what it shows, how it stands, its groups as Tidemark sees them, and its buttons. */
import type { ReactNode } from "react";
import Link from "next/link";
import type { GroupSummary, LabScenario } from "@/lib/api/contract";
import { formatRate } from "@/lib/client/format";
import { casePath } from "@/lib/client/paths";
import { CASES } from "@/lib/core/terms";
import { Card } from "../ui/card";
import { ScenarioActions } from "./scenario-actions";
import { ScenarioGroups } from "./scenario-groups";

export interface ScenarioCardProps {
  scenario: LabScenario;
  /** All groups that the server knows. */
  groups: GroupSummary[];
}

export function ScenarioCard({ scenario, groups }: ScenarioCardProps) {
  const { name, title, about } = scenario;
  const lesson = CASES.find((slug) => slug === name);
  return (
    <article id={name} aria-label={title} data-scenario={name} className="grid scroll-mt-16">
      <Card
        title={title}
        className="flex flex-col *:last:flex-1"
        actions={
          lesson ? (
            <Link href={casePath(lesson)} className="text-xs text-accent hover:underline">
              About this case
            </Link>
          ) : null
        }
      >
        <div className="flex h-full flex-col gap-4">
          <p className="text-sm text-text-2">{about}</p>
          <ScenarioFigures scenario={scenario} />
          <ScenarioGroups scenario={scenario} groups={groups} />
          <ScenarioActions scenario={scenario} />
        </div>
      </Card>
    </article>
  );
}

function ScenarioFigures({ scenario: { topic, producing, consumers, groups, poisoned } }: { scenario: LabScenario }) {
  if (topic === null && groups.length === 0) return null;
  return (
    <dl className="flex flex-wrap gap-x-6 gap-y-2">
      {topic !== null ? <Figure label="Topic">{topic}</Figure> : null}
      <Figure label="Producing">{producing ? `${formatRate(producing.ratePerSecond)} records/s` : "nothing"}</Figure>
      <Figure label="Consumers">{consumers}</Figure>
      <Figure label="Poisoned" alarm={poisoned.length > 0}>
        {poisoned.length === 0 ? "none" : `${poisoned.length > 1 ? "partitions" : "partition"} ${poisoned.join(", ")}`}
      </Figure>
    </dl>
  );
}

function Figure({ label, alarm = false, children }: { label: string; alarm?: boolean; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-xs text-text-3">{label}</dt>
      <dd className={`figures text-sm font-medium wrap-anywhere ${alarm ? "text-error" : ""}`}>{children}</dd>
    </div>
  );
}
