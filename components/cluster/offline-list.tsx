/** Partitions without a leader, and the groups that wait for them. */
"use client";

import { Fragment } from "react";
import { Unplug } from "lucide-react";
import { useTranslations } from "use-intl";
import type { ClusterSummary, GroupSummary } from "@/lib/api/contract";
import { casePath, partitionPath } from "@/lib/client/paths";
import { NowTag } from "../shell/now-tag";
import { Card } from "../ui/card";
import { Link } from "../ui/link";
import { Name } from "../ui/name";

const MOST = 20;

export function OfflineList({ cluster, groups }: { cluster: ClusterSummary; groups: GroupSummary[] }) {
  const t = useTranslations("cluster");
  const { offlinePartitions: offline, cluster: name } = cluster;
  if (offline.length === 0) return null;
  return (
    <Card
      title={t("offline")}
      note={
        <>
          {offline.length} <NowTag />
        </>
      }
      padded={false}
      actions={
        <Link href={casePath("offline-partition")} className="text-xs text-accent hover:underline">
          {t("whatToDo")}
        </Link>
      }
    >
      <ul className="divide-y divide-line">
        {offline.slice(0, MOST).map(({ topic, partition }) => {
          const readers = groups.filter(({ topics }) => topics.includes(topic));
          return (
            <li key={`${topic}/${partition}`} className="flex gap-2 px-4 py-2 text-sm">
              <Unplug size={14} strokeWidth={2.25} aria-hidden className="mt-1 shrink-0 text-offline" />
              <p className="min-w-0 wrap-anywhere text-text-2">
                {t.rich("noLeader", {
                  name: () => <span className="figures font-medium text-text">{`${topic}/${partition}`}</span>,
                })}{" "}
                {readers.length > 0 ? t("readBy") : t("readByNone")}{" "}
                {readers.map(({ group }, index) => (
                  <Fragment key={group}>
                    {index > 0 ? ", " : null}
                    <Link
                      href={partitionPath(name, group, topic, partition)}
                      className="text-accent underline underline-offset-2"
                    >
                      <Name of={group} />
                    </Link>
                  </Fragment>
                ))}
              </p>
            </li>
          );
        })}
      </ul>
      {offline.length > MOST ? (
        <p className="border-t border-line px-4 py-2 text-xs text-text-3">
          {t("more", { count: offline.length - MOST })}
        </p>
      ) : null}
    </Card>
  );
}
