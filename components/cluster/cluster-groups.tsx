/** The groups of a cluster, worst first; the overview has all of them with filters. */
"use client";

import { useTranslations } from "use-intl";
import { Link } from "../ui/link";
import type { ClusterSummary, GroupSummary } from "@/lib/api/contract";
import { sortGroups } from "../overview/selection";
import { NowTag } from "../shell/now-tag";
import { Card } from "../ui/card";
import { Skeleton } from "../ui/skeleton";
import { Table, Th } from "../ui/table";
import { ClusterGroupRow } from "./cluster-group-row";
import { GroupCounts } from "./group-counts";

const MOST = 50;

export interface ClusterGroupsProps {
  cluster: ClusterSummary;
  /** Undefined while loading. */
  groups: GroupSummary[] | undefined;
}

export function ClusterGroups({ cluster: { cluster }, groups }: ClusterGroupsProps) {
  const t = useTranslations("cluster");
  const rows = sortGroups(groups ?? [], "worst").slice(0, MOST);
  return (
    <Card
      title={t("groups")}
      note={<NowTag />}
      actions={groups ? <GroupCounts cluster={cluster} groups={groups} /> : null}
      padded={false}
    >
      {!groups ? (
        <Skeleton className="m-4 h-40" />
      ) : rows.length === 0 ? (
        <p className="px-4 py-4 text-sm text-text-2">{t("noGroups")}</p>
      ) : (
        <Table aria-label={t("groupsOf", { name: cluster })} className="table-fixed">
          <caption className="sr-only">{t("groupsCaption", { name: cluster })}</caption>
          <thead>
            <tr>
              <Th className="w-30">{t("status")}</Th>
              <Th>{t("group")}</Th>
              <Th className="hidden w-34 lg:table-cell">{t("trend")}</Th>
              <Th align="right" className="w-24">
                {t("lag")}
              </Th>
              <Th align="right" className="hidden w-24 sm:table-cell">
                {t("behind")}
              </Th>
              <Th align="right" className="hidden w-28 sm:table-cell">
                {t("sinceColumn")}
              </Th>
            </tr>
          </thead>
          <tbody>
            {rows.map((group) => (
              <ClusterGroupRow key={group.group} group={group} />
            ))}
          </tbody>
        </Table>
      )}
      <MoreGroups cluster={cluster} hidden={(groups?.length ?? 0) - rows.length} />
    </Card>
  );
}

function MoreGroups({ cluster, hidden }: { cluster: string; hidden: number }) {
  const t = useTranslations("cluster");
  if (hidden <= 0) return null;
  return (
    <p className="px-4 py-2.5 text-sm">
      <Link href={`/?${new URLSearchParams({ cluster })}`} className="text-accent hover:underline">
        {t("moreGroups", { count: hidden })}
      </Link>
    </p>
  );
}
