/** How many groups of a cluster are in each status; each count leads to those rows of the overview. */
"use client";

import { Link } from "../ui/link";
import clsx from "clsx";
import { useTranslations } from "use-intl";
import type { GroupSummary } from "@/lib/api/contract";
import { CONSUMER_STATUSES } from "@/lib/core/words/terms";
import { countGroups } from "../overview/selection";
import { ICONS, TONE_TEXT, toneOf } from "../status/tone";

const WORST_FIRST = [...CONSUMER_STATUSES].reverse();

export function GroupCounts({ cluster, groups }: { cluster: string; groups: GroupSummary[] }) {
  const t = useTranslations("cluster");
  const { statuses } = countGroups(groups);
  const shown = WORST_FIRST.filter((status) => (statuses[status] ?? 0) > 0);
  if (shown.length === 0) return null;
  return (
    <ul aria-label={t("groupsByStatus", { name: cluster })} className="flex flex-wrap items-center gap-1">
      {shown.map((status) => {
        const Icon = ICONS[toneOf(status)];
        return (
          <li key={status}>
            <Link
              href={`/?${new URLSearchParams({ cluster, status })}`}
              className="inline-flex h-7 items-center gap-1.5 rounded-md px-2 text-xs text-text-2 hover:bg-selected hover:text-text"
            >
              <Icon size={14} strokeWidth={2.25} aria-hidden className={clsx(TONE_TEXT[toneOf(status)])} />
              <span className="figures font-medium text-text">{statuses[status]}</span> {status}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
