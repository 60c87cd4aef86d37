/** The groups that are in a case now, each with the waterlines of its partitions. */
"use client";

import { useTranslations } from "use-intl";
import type { GroupSummary } from "@/lib/api/contract";
import { groupPath } from "@/lib/client/paths";
import { useSentences } from "@/lib/client/sentences";
import { visibleName } from "@/lib/client/visible-name";
import type { Case } from "@/lib/core/words/terms";
import { WhenVisible } from "../ui/when-visible";
import { Count } from "../status/figures";
import { StatusBadge } from "../status/status-badge";
import { Card } from "../ui/card";
import { Link } from "../ui/link";
import { Loading, Skeleton } from "../ui/skeleton";
import { Name } from "../ui/name";
import { WaterlinesPlace } from "../series/waterlines-place";
import { GroupWaterlines } from "./group-waterlines";
import { NoneNow } from "./none-now";

/** Charts for this many groups and partitions; the others are one click away. */
const GROUPS = 6;
const PARTITIONS = 3;
const HEIGHT = 150;

export function CaseGroups({ slug, groups }: { slug: Case; groups: GroupSummary[] | null }) {
  const t = useTranslations("cases");
  const more = groups ? groups.length - GROUPS : 0;
  return (
    <section aria-label={t("inNowLabel")} className="flex min-w-0 flex-col gap-3">
      <h2 className="text-base font-semibold">
        {t("inNow")} {groups ? <span className="figures text-text-3">{groups.length}</span> : null}
      </h2>
      {groups === null ? (
        <Loading label={t("loadingGroups")}>
          <Skeleton className="h-56 w-full rounded-lg" />
        </Loading>
      ) : groups.length === 0 ? (
        <Card>
          <NoneNow slug={slug} />
        </Card>
      ) : (
        groups.slice(0, GROUPS).map((group) => <CaseGroup key={`${group.cluster}/${group.group}`} summary={group} />)
      )}
      {more > 0 ? (
        <Link href={`/?case=${slug}`} className="text-sm text-accent hover:underline">
          {t("more", { count: more })}
        </Link>
      ) : null}
    </section>
  );
}

function CaseGroup({ summary }: { summary: GroupSummary }) {
  const t = useTranslations("cases");
  const { why } = useSentences();
  const { cluster, group, status, lag, partitionCount } = summary;
  const shown = Math.min(partitionCount, PARTITIONS);
  return (
    <article className="min-w-0 overflow-hidden rounded-lg border border-line bg-surface">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-4 py-2.5 text-sm">
        <StatusBadge status={status} />
        <h3 className="min-w-0 font-semibold wrap-anywhere">
          <Link href={groupPath(cluster, group)} className="hover:underline">
            <Name of={group} />
          </Link>
        </h3>
        <p className="min-w-0 text-text-2 wrap-anywhere">{why(summary)}</p>
        <p className="ml-auto text-text-3">
          {cluster}, {t("lag")} <Count value={lag ?? { known: false, reason: why(summary) }} />
        </p>
      </div>
      <WhenVisible
        label={t("waterlines", { group: visibleName(group) })}
        place={<WaterlinesPlace count={shown} height={HEIGHT} />}
      >
        <GroupWaterlines {...{ cluster, group, shown }} height={HEIGHT} />
      </WhenVisible>
      {partitionCount > shown ? (
        <p className="border-t border-line px-4 py-2 text-xs text-text-3">
          {t("worst", { shown, count: partitionCount })}
        </p>
      ) : null}
    </article>
  );
}
