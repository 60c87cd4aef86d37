/** The partitions of a group that stands open in the list: the worst ones, and the way to all of them. */
"use client";

import { useMemo, useState, type ReactNode } from "react";
import clsx from "clsx";
import { useTranslations } from "use-intl";
import type { GroupSummary, PartitionWire, UnknownWire } from "@/lib/api/contract";
import { groupPath, partitionPath } from "@/lib/client/paths";
import { useUrlMoment } from "@/lib/client/page-moment";
import { useGroup } from "@/lib/client/queries";
import { useShownGroup } from "@/lib/client/shown-group";
import { useErrorWords } from "@/lib/client/error-words";
import { useSentences } from "@/lib/client/sentences";
import { lackOfOwners } from "../status/owners";
import { orderPartitions, partitionSteps } from "../status/rank";
import { Count, Duration, Rate } from "../status/figures";
import { StatusBadge } from "../status/status-badge";
import { Unknown } from "../status/unknown";
import { Link } from "../ui/link";
import { PartitionName } from "../ui/partition-name";
import { Skeleton } from "../ui/skeleton";
import { FOOT, HEAD, LINE, linesOf, MOST } from "./partitions-place";

const TRACKS =
  "grid grid-cols-[92px_minmax(0,1fr)_64px_92px] items-center gap-x-3 md:grid-cols-[92px_minmax(100px,200px)_minmax(0,1fr)_84px_92px_64px_64px_minmax(0,180px)]";

export function GroupPartitions({ group }: { group: GroupSummary }) {
  const t = useTranslations("overview.partitions");
  const errorWords = useErrorWords();
  const moment = useUrlMoment();
  const live = useGroup(group.cluster, group.group);
  const then = useShownGroup(group.cluster, group.group, live.data, moment);
  const data = then.detail;
  const error = moment.at === null ? live.error : then.lacks instanceof Error ? then.lacks : null;
  const [steps] = useState(partitionSteps);
  const partitions = useMemo(() => {
    const rows = data?.subscriptions.flatMap((one) => one.partitions);
    return rows && orderPartitions(rows, "worst", steps).slice(0, MOST);
  }, [data, steps]);
  const lack = data ? lackOfOwners(data) : null;
  return (
    <div role="row" className="overflow-hidden border-t border-line px-3 text-xs md:pl-[72px]">
      <div role="cell">
        {error && !partitions ? (
          <p role="alert" className="py-1.5 text-error">
            {errorWords(error).detail}
          </p>
        ) : null}
        {then.lacks === "missing" ? <p className="py-1.5 text-text-3">{t("notThen")}</p> : null}
        {partitions?.length === 0 ? <p className="py-1.5 text-text-3">{t("none")}</p> : null}
        <Heads />
        <ul aria-label={t("of", { group: group.group })}>
          {partitions?.map((partition) => (
            <Line key={`${partition.topic}/${partition.partition}`} {...{ group, partition, lack }} />
          ))}
          {!partitions && !error && then.lacks !== "missing"
            ? Array.from({ length: linesOf(group) }, (_, line) => (
                <li key={line} className={TRACKS} style={{ height: LINE }}>
                  <Skeleton className="h-4 w-16" />
                  <Skeleton className="h-3 w-2/3" />
                </li>
              ))
            : null}
        </ul>
        <p className="flex items-center" style={{ height: FOOT }}>
          <Link href={groupPath(group.cluster, group.group)} className="text-accent hover:underline">
            {t("all", { count: group.partitionCount })}
          </Link>
        </p>
      </div>
    </div>
  );
}

/** Names of the columns for the eye; each number says to a screen reader what it is. */
function Heads() {
  const t = useTranslations("overview.partitions");
  return (
    <div aria-hidden className={clsx(TRACKS, "text-2xs text-text-3")} style={{ height: HEAD }}>
      <span>{t("head.status")}</span>
      <span>{t("head.partition")}</span>
      <span className="hidden md:block">{t("head.why")}</span>
      <span className="text-right">{t("head.lag")}</span>
      <span className="text-right">{t("head.behind")}</span>
      <span className="hidden text-right md:block">{t("head.in")}</span>
      <span className="hidden text-right md:block">{t("head.out")}</span>
      <span className="hidden md:block">{t("head.owner")}</span>
    </div>
  );
}

interface LineProps {
  group: GroupSummary;
  partition: PartitionWire;
  /** Why it is not known that nobody owns it. */
  lack: UnknownWire | null;
}

function Line({ group, partition, lack }: LineProps) {
  const t = useTranslations("overview.partitions");
  const { topic, partition: number, finding, owner, status } = partition;
  const sentences = useSentences();
  const why = finding ? sentences.evidence(finding) : "";
  const name = `${topic}/${number}`;
  return (
    <li className={TRACKS} style={{ height: LINE }}>
      <span>
        <StatusBadge status={status} />
      </span>
      <Link
        href={partitionPath(group.cluster, group.group, topic, number)}
        aria-label={name}
        className="figures flex h-[24px] min-w-0 items-center text-text hover:underline"
        title={name}
      >
        <PartitionName topic={topic} partition={number} />
      </Link>
      <span className="hidden truncate text-text-2 md:block" title={why}>
        {why}
      </span>
      <Cell name={t("lag")}>
        <Count value={partition.lag} />
      </Cell>
      <Cell name={t("behind")}>
        <Duration value={partition.timeLag} />
      </Cell>
      <Cell name={t("in")} wide>
        <Rate value={partition.produceRate} />
      </Cell>
      <Cell name={t("out")} wide>
        <Rate value={partition.consumeRate} />
      </Cell>
      <span className="hidden truncate text-text-3 md:block" title={owner ?? undefined}>
        {owner ?? (lack ? <Unknown {...lack} /> : t("noOwner"))}
      </span>
    </li>
  );
}

/** `wide`: only where there is room. */
function Cell({ name, wide = false, children }: { name: string; wide?: boolean; children: ReactNode }) {
  return (
    <span className={clsx("text-right whitespace-nowrap", wide && "hidden md:block")} title={name}>
      <span className="sr-only">{name}: </span>
      {children}
    </span>
  );
}
