/** All cases at a glance: a drawing of each, what it is in a line, and how many groups are in it now. */
"use client";

import Link from "next/link";
import { casePath } from "@/lib/client/paths";
import { useGroups } from "@/lib/client/queries";
import { useStream } from "@/lib/client/stream";
import { CASES, type Case } from "@/lib/core/terms";
import { PageHeader } from "../shell/page-header";
import { StatusBadge } from "../status/status-badge";
import { Drawing } from "./drawing";
import { LESSONS } from "./lessons";
import { countCases } from "./select";

export function CaseIndex() {
  useStream({ kind: "groups" });
  const { data, error } = useGroups();
  const counts = data ? countCases(data) : null;
  return (
    <>
      <PageHeader title="Cases">
        <p className="mt-1 max-w-[75ch] text-sm text-text-2">
          Lag is how many records wait between the newest one in a partition (the upper line) and the place a consumer
          group has confirmed reading (the lower line). The shape of the gap tells what is going on.
        </p>
        {error && !data ? <p className="mt-2 text-sm text-error">{error.message}</p> : null}
      </PageHeader>
      <ul className="grid grid-cols-1 gap-4 md:grid-cols-2 2xl:grid-cols-4">
        {CASES.map((slug) => (
          <li key={slug}>
            <CaseCard slug={slug} count={counts?.[slug] ?? null} />
          </li>
        ))}
      </ul>
    </>
  );
}

function CaseCard({ slug, count }: { slug: Case; count: number | null }) {
  const { title, short, partitionStatus, consumerStatus } = LESSONS[slug];
  return (
    <article className="relative flex h-full flex-col rounded-lg border border-line bg-surface p-4 hover:border-line-strong">
      <div className="flex items-center gap-2">
        <h2 className="text-base font-semibold">
          <Link href={casePath(slug)} className="after:absolute after:inset-0 after:rounded-lg">
            {title}
          </Link>
        </h2>
        <p className="ml-auto text-sm text-text-2">
          <span className="figures font-medium text-text">{count ?? "…"}</span> now
        </p>
      </div>
      <div className="my-3">
        <Drawing slug={slug} />
      </div>
      <p className="text-sm text-text-2">{short}</p>
      <p className="mt-auto flex flex-wrap items-center gap-x-2 gap-y-1 pt-3 text-xs text-text-3">
        partition <StatusBadge status={partitionStatus} /> group <StatusBadge status={consumerStatus} />
      </p>
    </article>
  );
}
