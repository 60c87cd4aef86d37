/** The groups of a scenario with the status that Tidemark gives them, so that one sees what a button does. */
"use client";

import { useTranslations } from "use-intl";
import { Link } from "../ui/link";
import type { GroupSummary, LabScenario } from "@/lib/api/contract";
import { groupPath } from "@/lib/client/paths";
import { useSentences } from "@/lib/client/sentences";
import { Trend } from "../charts/trend";
import { GroupLag } from "../status/group-figures";
import { useLabWords } from "./use-lab-words";
import { StatusBadge } from "../status/status-badge";

export interface ScenarioGroupsProps {
  scenario: LabScenario;
  groups: GroupSummary[];
}

export function ScenarioGroups({ scenario, groups }: ScenarioGroupsProps) {
  const t = useTranslations("lab");
  const { sentence } = useLabWords();
  if (scenario.groups.length === 0) return null;
  return (
    <ul
      aria-label={t("groups", { title: sentence(scenario.title, scenario.said?.title) })}
      className="divide-y divide-line border-y border-line"
    >
      {scenario.groups.map((name) => (
        <GroupLine key={name} name={name} seen={seenGroup(groups, name, scenario.topic)} />
      ))}
    </ul>
  );
}

/** The group of that name; where several clusters have one, the one that reads the scenario's topic. */
function seenGroup(groups: GroupSummary[], name: string, topic: string | null): GroupSummary | undefined {
  const named = groups.filter(({ group }) => group === name);
  return named.find(({ topics }) => topic !== null && topics.includes(topic)) ?? named[0];
}

function GroupLine({ name, seen }: { name: string; seen: GroupSummary | undefined }) {
  const t = useTranslations("lab");
  const sentences = useSentences();
  if (!seen) {
    return (
      <li className="flex min-h-9 items-center gap-2.5 py-1 text-sm">
        <span className="text-text-2">{name}</span>
        <span className="ml-auto text-xs text-text-3">{t("notSeen")}</span>
      </li>
    );
  }
  const why = sentences.why(seen);
  return (
    <li className="relative flex min-h-9 items-center gap-2.5 py-1 text-sm hover:bg-selected/50">
      <StatusBadge status={seen.status} />
      <Link href={groupPath(seen.cluster, seen.group)} className="shrink-0 font-medium after:absolute after:inset-0">
        {name}
      </Link>
      <span title={why} className="min-w-0 flex-1 truncate text-text-3">
        {why}
      </span>
      <span className="shrink-0">
        <span className="mr-1 text-xs text-text-3">{t("lag")}</span>
        <GroupLag group={seen} />
      </span>
      <span className="hidden shrink-0 sm:block">
        <Trend group={seen} width={88} />
      </span>
    </li>
  );
}
