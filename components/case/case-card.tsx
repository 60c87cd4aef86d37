/** One case in short: its drawing, a sentence, its statuses, and the groups that show it best now. */
"use client";

import { useTranslations } from "use-intl";
import type { GroupSummary } from "@/lib/api/contract";
import { casePath, groupPath } from "@/lib/client/paths";
import { visibleName } from "@/lib/client/visible-name";
import type { Case } from "@/lib/core/words/terms";
import { Sparkline } from "../charts/sparkline";
import { Count } from "../status/figures";
import { StatusBadge } from "../status/status-badge";
import { useSentences } from "@/lib/client/sentences";
import { Link } from "../ui/link";
import { Name } from "../ui/name";
import { Drawing } from "./drawing";
import { LESSONS } from "./lessons";

export interface CaseCardProps {
  slug: Case;
  /** Null while loading, as `inRange`: how many groups were in it at some time of the range. */
  groups: GroupSummary[] | null;
  inRange: number | null;
}

/** The few that show it best; the case's page has the others. */
const NAMED = 6;

export function CaseCard({ slug, groups, inRange }: CaseCardProps) {
  const t = useTranslations("cases");
  const { partitionStatus, consumerStatus } = LESSONS[slug];
  return (
    <article className="flex h-full flex-col rounded-lg border border-line bg-surface">
      <div className="relative rounded-t-lg p-4 pb-3 hover:bg-selected/50">
        <h2 className="text-base font-semibold">
          <Link href={casePath(slug)} className="after:absolute after:inset-0 after:rounded-lg">
            {t(`${slug}.title`)}
          </Link>
        </h2>
        <p className="figures mb-3 text-xs text-text-2">
          {t("nowCount", { count: groups?.length ?? "…" })}, {t("rangeCount", { count: inRange ?? "…" })}
        </p>
        <Drawing slug={slug} />
        <p className="mt-3 min-h-10 text-sm text-text-2">{t(`${slug}.short`)}</p>
        <p className="mt-3 flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-text-3">
          {t("partition")} <StatusBadge status={partitionStatus} /> {t("group")} <StatusBadge status={consumerStatus} />
        </p>
      </div>
      {groups?.length === 0 ? (
        <p className="border-t border-line px-4 py-3 text-sm text-text-3">{t(`${slug}.none`)}</p>
      ) : (
        <ul
          aria-label={t("groupsIn", { title: t(`${slug}.title`) })}
          className="divide-y divide-line border-t border-line"
        >
          {groups?.slice(0, NAMED).map((group) => (
            <CaseRow key={`${group.cluster}/${group.group}`} summary={group} />
          ))}
        </ul>
      )}
    </article>
  );
}

function CaseRow({ summary }: { summary: GroupSummary }) {
  const { cluster, group, lag, trend, status } = summary;
  const { why } = useSentences();
  const t = useTranslations("cases");
  return (
    <li className="grid h-9 grid-cols-[minmax(0,1fr)_auto_96px] items-center gap-3 px-4 text-sm">
      <Link href={groupPath(cluster, group)} className="truncate leading-[24px] hover:underline">
        <Name of={group} />
      </Link>
      <span className="text-text-2">
        <Count value={lag ?? { known: false, reason: why(summary) }} />
      </span>
      <Sparkline
        {...trend}
        status={status}
        ariaLabel={t("waterlines", {
          group: trend.of ? `${visibleName(group)}, ${trend.of.topic}/${trend.of.partition}` : visibleName(group),
        })}
      />
    </li>
  );
}
