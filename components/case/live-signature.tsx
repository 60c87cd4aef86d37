/** How the case looks: drawn live from a group that is in it now; a drawing stands in only while there is none. */
"use client";

import Link from "next/link";
import type { GroupSummary } from "@/lib/api/contract";
import { groupPath } from "@/lib/client/paths";
import { useGroup } from "@/lib/client/queries";
import type { Case } from "@/lib/core/terms";
import { Begins } from "../group/chart-controls";
import { NoData } from "../group/group-charts";
import { PartitionChart } from "../group/partition-chart";
import { orderPartitions } from "../group/rank";
import { partitionKey } from "../group/series";
import { useGroupHistory } from "../group/use-group-history";
import { Card } from "../ui/card";
import { Loading, Skeleton } from "../ui/skeleton";
import { Drawing } from "./drawing";
import { LESSONS } from "./lessons";
import { NoneNow } from "./none-now";

export interface LiveSignatureProps {
  slug: Case;
  /** Undefined while loading, null when no group is in the case. */
  example: GroupSummary | null | undefined;
}

export function LiveSignature({ slug, example }: LiveSignatureProps) {
  if (example) return <Live key={`${example.cluster}/${example.group}`} slug={slug} example={example} />;
  return (
    <Card title="How it looks" note={example === null ? "a drawing, because no group is in it now" : undefined}>
      {example === null ? (
        <>
          <Drawing slug={slug} width={640} height={200} />
          <p className="mt-3 text-sm text-text-2">{LESSONS[slug].signature}</p>
          <NoneNow slug={slug} />
        </>
      ) : (
        <Loading label="Loading a group in this case">
          <Skeleton className="h-[360px] w-full" />
        </Loading>
      )}
    </Card>
  );
}

function Live({ slug, example }: { slug: Case; example: GroupSummary }) {
  const { cluster, group } = example;
  const { data: detail } = useGroup(cluster, group);
  const history = useGroupHistory(cluster, group);
  const rows = detail?.subscriptions.flatMap(({ partitions }) => partitions) ?? [];
  const ordered = orderPartitions(rows, "worst");
  const { partitionStatus, consumerStatus } = LESSONS[slug];
  const row =
    ordered.find((one) => one.status === partitionStatus && one.consumerStatus === consumerStatus) ?? ordered[0];
  return (
    <Card
      title="How it looks"
      note={
        <>
          now, on{" "}
          <Link href={groupPath(cluster, group)} className="text-accent hover:underline">
            {group}
          </Link>
        </>
      }
      actions={<Begins at={history.begins} />}
    >
      {history.state === "empty" ? (
        <NoData label={history.label} live={history.live} />
      ) : row && history.state === "ready" ? (
        <div className="-m-3">
          <PartitionChart
            {...{ cluster, group, row, history }}
            topic={row.topic}
            partition={row.partition}
            series={history.series.get(partitionKey(row.topic, row.partition))}
            absolute={false}
            height={280}
          />
        </div>
      ) : (
        <Skeleton className="h-[332px] w-full" />
      )}
      <p className="mt-3 text-sm text-text-2">{LESSONS[slug].signature}</p>
    </Card>
  );
}
