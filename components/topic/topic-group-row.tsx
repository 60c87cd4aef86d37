/** One group on a topic: how it does here, and whether it loses records. */
"use client";

import { Link } from "../ui/link";
import { useTranslations } from "use-intl";
import clsx from "clsx";
import type { TopicDetail, TopicHistoryAnswer, TopicReader } from "@/lib/api/topic-contract";
import { formatExact, formatShare } from "@/lib/client/format";
import { groupPath } from "@/lib/client/paths";
import { useSentences } from "@/lib/client/sentences";
import { visibleName } from "@/lib/client/visible-name";
import { Muted } from "../status/group-figures";
import { Sparkline } from "../charts/sparkline";
import { CatchUp, Count, Duration, Figure, TotalRate } from "../status/figures";
import { shownLag } from "../status/shown-lag";
import { StatusBadge } from "../status/status-badge";
import { Td } from "../ui/table";
import { Name } from "../ui/name";
import { LagWithout } from "./topic-numbers";
import { sparklineOf } from "../series/topic-series";

export interface TopicGroupRowProps {
  detail: TopicDetail;
  reader: TopicReader;
  history: TopicHistoryAnswer | null;
}

export function TopicGroupRow({ detail: { cluster, topic }, reader, history }: TopicGroupRowProps) {
  const t = useTranslations("topic");
  const { group, status, lost, danger } = reader;
  const why = useSentences().why(reader);
  const line = history ? sparklineOf(history, group) : null;
  const someLost = lost.known && lost.value !== "0";
  return (
    <tr className="hover:bg-selected/50">
      <Td>
        <StatusBadge status={status} />
      </Td>
      <Td className="max-w-64 truncate font-medium" title={visibleName(group)}>
        <Link href={groupPath(cluster, group)} className="hover:underline">
          <Name of={group} />
        </Link>{" "}
        <Muted group={reader} />
      </Td>
      <Td className="w-28 min-w-28">
        {line ? (
          <Sparkline {...line} status={status} ariaLabel={t("waterlineOf", { group: visibleName(group), topic })} />
        ) : null}
      </Td>
      <Td align="right">
        <LagWithout lag={shownLag(reader)} unknownPartitions={reader.unknownPartitions} />
      </Td>
      <Td align="right">
        <Duration value={reader.timeLag} />
      </Td>
      <Td align="right">
        <TotalRate value={reader.consumeRate} without={reader.unknownPartitions} of={reader.partitionCount} />
      </Td>
      <Td align="right">
        <CatchUp status={status} lag={reader.lag} value={reader.catchUp} />
      </Td>
      <Td align="right">
        <Figure value={reader.memberCount} format={formatExact} />
      </Td>
      <Td align="right">
        <Figure value={reader.retentionShare} format={formatShare} />
      </Td>
      <Td align="right" className={danger ? "text-error" : undefined}>
        <Duration value={reader.lossIn} />
      </Td>
      <Td align="right" className={clsx(someLost && "text-error")}>
        <Count value={lost} />
      </Td>
      <Td className="w-full max-w-0 min-w-64 truncate text-text-2" title={why}>
        {why}
      </Td>
    </tr>
  );
}
