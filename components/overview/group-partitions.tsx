/** The partitions of a group that stands open in the table: the worst ones, and the way to all of them. */
"use client";

import { useTranslations } from "use-intl";
import type { GroupSummary, PartitionWire } from "@/lib/api/contract";
import { groupPath, partitionPath } from "@/lib/client/paths";
import { useGroup } from "@/lib/client/queries";
import { useErrorWords } from "@/lib/client/error-words";
import { useSentences } from "@/lib/client/sentences";
import { PARTITION_STATUSES } from "@/lib/core/words/terms";
import { Count, Duration, Rate } from "../status/figures";
import { StatusBadge } from "../status/status-badge";
import { Link } from "../ui/link";
import { Skeleton } from "../ui/skeleton";

const MOST = 10;
const LINE = 28;
const FOOT = 32;

/** Known before the partitions are: nothing moves when they come. */
export const partitionsHeight = ({ partitionCount }: { partitionCount: number }) =>
  Math.min(Math.max(partitionCount, 1), MOST) * LINE + FOOT;

/** The worst first: by status, then by lag. */
function worstPartitions(partitions: PartitionWire[], most = MOST): PartitionWire[] {
  const rank = ({ status }: PartitionWire) => PARTITION_STATUSES.indexOf(status);
  const lag = (one: PartitionWire) => (one.lag.known ? one.lag.value : "");
  const bigger = (a: string, b: string) => b.length - a.length || (a < b ? 1 : a > b ? -1 : 0);
  return [...partitions].sort((a, b) => rank(b) - rank(a) || bigger(lag(a), lag(b))).slice(0, most);
}

const TRACKS =
  "grid grid-cols-[88px_minmax(0,1fr)_72px_72px] items-center gap-x-3 md:grid-cols-[92px_minmax(100px,200px)_minmax(0,1fr)_84px_84px_64px_64px_minmax(0,180px)]";

export function GroupPartitions({ group }: { group: GroupSummary }) {
  const t = useTranslations("overview.partitions");
  const errorWords = useErrorWords();
  const { data, error } = useGroup(group.cluster, group.group);
  const partitions = data && worstPartitions(data.subscriptions.flatMap((one) => one.partitions));
  const lines = Math.min(Math.max(group.partitionCount, 1), MOST);
  return (
    <div
      role="row"
      style={{ height: partitionsHeight(group) }}
      className="overflow-hidden border-t border-line px-3 text-xs md:pl-[72px]"
    >
      <div role="cell">
        {error && !partitions ? (
          <p role="alert" className="py-1.5 text-error">
            {errorWords(error).detail}
          </p>
        ) : null}
        {partitions?.length === 0 ? <p className="py-1.5 text-text-3">{t("none")}</p> : null}
        <ul aria-label={t("of", { group: group.group })}>
          {partitions?.map((partition) => (
            <Line key={`${partition.topic}/${partition.partition}`} group={group} partition={partition} />
          ))}
          {!partitions && !error
            ? Array.from({ length: lines }, (_, line) => (
                <li key={line} className={TRACKS} style={{ height: LINE }}>
                  <Skeleton className="h-4 w-16" />
                  <Skeleton className="h-3 w-2/3" />
                </li>
              ))
            : null}
        </ul>
        <p className="flex items-center" style={{ height: FOOT }}>
          <Link href={groupPath(group.cluster, group.group)} prefetch={false} className="text-accent hover:underline">
            {t("all", { count: group.partitionCount })}
          </Link>
        </p>
      </div>
    </div>
  );
}

function Line({ group, partition }: { group: GroupSummary; partition: PartitionWire }) {
  const t = useTranslations("overview.partitions");
  const { topic, partition: number, finding, owner, status } = partition;
  const sentences = useSentences();
  const why = finding ? sentences.evidence(finding) : "";
  return (
    <li className={TRACKS} style={{ height: LINE }}>
      <span>
        <StatusBadge status={status} />
      </span>
      <Link
        href={partitionPath(group.cluster, group.group, topic, number)}
        prefetch={false}
        className="figures truncate text-text hover:underline"
        title={`${topic}/${number}`}
      >
        {topic}/{number}
      </Link>
      <span className="hidden truncate text-text-2 md:block" title={why}>
        {why}
      </span>
      <span className="text-right" title={t("lag")}>
        <Count value={partition.lag} />
      </span>
      <span className="text-right" title={t("behind")}>
        <Duration value={partition.timeLag} short />
      </span>
      <span className="hidden text-right md:block" title={t("in")}>
        <Rate value={partition.produceRate} />
      </span>
      <span className="hidden text-right md:block" title={t("out")}>
        <Rate value={partition.consumeRate} />
      </span>
      <span className="hidden truncate text-text-3 md:block" title={owner ?? undefined}>
        {owner ?? t("noOwner")}
      </span>
    </li>
  );
}
