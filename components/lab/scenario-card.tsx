/** One scenario of the lab: what it shows, how it stands, its groups as Tidemark sees them, and its buttons. */
"use client";

import { useTranslations } from "use-intl";
import { Link } from "../ui/link";
import type { GroupSummary, LabScenario } from "@/lib/api/contract";
import { casePath } from "@/lib/client/paths";
import { CASES } from "@/lib/core/words/terms";
import { Card } from "../ui/card";
import { useLabWords } from "./use-lab-words";
import { ScenarioActions } from "./scenario-actions";
import { ScenarioFigures } from "./scenario-figures";
import { ScenarioGroups } from "./scenario-groups";

export interface ScenarioCardProps {
  scenario: LabScenario;
  /** All groups that the server knows. */
  groups: GroupSummary[];
}

export function ScenarioCard({ scenario, groups }: ScenarioCardProps) {
  const t = useTranslations("lab");
  const { sentence } = useLabWords();
  const { name, said } = scenario;
  const title = sentence(scenario.title, said?.title);
  const lesson = CASES.find((slug) => slug === name);
  return (
    <article id={name} aria-label={title} data-scenario={name} className="grid scroll-mt-16">
      <Card
        title={title}
        className="flex flex-col *:last:flex-1"
        actions={
          lesson ? (
            <Link href={casePath(lesson)} className="text-xs text-accent underline underline-offset-2">
              {t.rich("about", { title, hidden: (text) => <span className="sr-only">{text}</span> })}
            </Link>
          ) : null
        }
      >
        <div className="flex h-full flex-col gap-4">
          <p className="text-sm text-text-2">{sentence(scenario.about, said?.about)}</p>
          <ScenarioFigures scenario={scenario} />
          <ScenarioGroups scenario={scenario} groups={groups} />
          <ScenarioActions scenario={scenario} />
        </div>
      </Card>
    </article>
  );
}
