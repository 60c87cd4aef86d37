/** All cases at a glance: a drawing of each, what it is in a line, and how many groups are in it now. */
"use client";

import Link from "next/link";
import type { GroupSummary } from "@/lib/api/contract";
import { casePath, groupPath } from "@/lib/client/paths";
import { useGroups } from "@/lib/client/queries";
import { useStream } from "@/lib/client/stream";
import { CASES, type Case } from "@/lib/core/terms";
import { Sparkline } from "../charts/sparkline";
import { PageHeader } from "../shell/page-header";
import { Count } from "../status/figures";
import { StatusBadge } from "../status/status-badge";
import { Drawing } from "./drawing";
import { LESSONS } from "./lessons";
import { groupsIn } from "./select";

export function CaseIndex() {
  useStream({ kind: "groups" });
  const { data, error } = useGroups();
  return (
    <>
      <PageHeader title="Cases">
        <p className="mt-1 max-w-[75ch] text-sm text-text-2">
          Lag is how many records wait between the newest one in a partition (the upper line) and the place a consumer
          group has confirmed reading (the lower line). The shape of the gap tells what is going on.
        </p>
        {error && !data ? <p className="mt-2 text-sm text-error">{error.message}</p> : null}
      </PageHeader>
      <ul className="grid grid-cols-1 gap-4 md:grid-cols-2 xl:grid-cols-4">
        {CASES.map((slug) => (
          <li key={slug}>
            <CaseCard slug={slug} groups={data ? groupsIn(data, slug, LESSONS[slug].partitionStatus) : null} />
          </li>
        ))}
      </ul>
    </>
  );
}

/** The few that show it best; the case's page has the others. */
const NAMED = 6;

function CaseCard({ slug, groups }: { slug: Case; groups: GroupSummary[] | null }) {
  const { title, short, partitionStatus, consumerStatus, none } = LESSONS[slug];
  return (
    <article className="flex h-full flex-col rounded-lg border border-line bg-surface">
      <div className="relative rounded-t-lg p-4 pb-3 hover:bg-selected/50">
        <div className="mb-3 flex items-center gap-2">
          <h2 className="text-base font-semibold">
            <Link href={casePath(slug)} className="after:absolute after:inset-0 after:rounded-lg">
              {title}
            </Link>
          </h2>
          <p className="ml-auto text-sm text-text-2">
            <span className="figures font-medium text-text">{groups?.length ?? "…"}</span> now
          </p>
        </div>
        <Drawing slug={slug} />
        <p className="mt-3 min-h-10 text-sm text-text-2">{short}</p>
        <p className="mt-3 flex flex-wrap items-center gap-x-2 gap-y-1 text-xs text-text-3">
          partition <StatusBadge status={partitionStatus} /> group <StatusBadge status={consumerStatus} />
        </p>
      </div>
      {groups?.length === 0 ? (
        <p className="border-t border-line px-4 py-3 text-sm text-text-3">{none}</p>
      ) : (
        <ul aria-label={`Groups: ${title}`} className="divide-y divide-line border-t border-line">
          {groups?.slice(0, NAMED).map((group) => (
            <CaseRow key={`${group.cluster}/${group.group}`} summary={group} />
          ))}
        </ul>
      )}
    </article>
  );
}

function CaseRow({ summary: { cluster, group, lag, trend, status } }: { summary: GroupSummary }) {
  return (
    <li className="grid h-9 grid-cols-[minmax(0,1fr)_auto_96px] items-center gap-3 px-4 text-sm">
      <Link href={groupPath(cluster, group)} className="truncate hover:underline">
        {group}
      </Link>
      <span className="text-text-2">
        <Count value={lag} />
      </span>
      <Sparkline {...trend} status={status} ariaLabel={`Waterline of ${group}`} />
    </li>
  );
}
