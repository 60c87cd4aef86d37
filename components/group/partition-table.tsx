/** Partitions of a group as rows, worst first: status, waterline, lag, how far behind, who owns them. */
"use client";

import { useMemo } from "react";
import { Info } from "lucide-react";
import { useTranslations } from "use-intl";
import type { GroupDetail, PartitionWire } from "@/lib/api/contract";
import { partitionPath } from "@/lib/client/paths";
import { useSentences } from "@/lib/client/sentences";
import { Sparkline } from "../charts/sparkline";
import { Count, Duration } from "../status/figures";
import { StatusBadge } from "../status/status-badge";
import { Card } from "../ui/card";
import { CsvButton } from "../ui/csv-button";
import { Link } from "../ui/link";
import { Table, Td, Th } from "../ui/table";
import { orderPartitions, shownStatus } from "./rank";
import { partitionKey, toSparkline, type PartitionSeries } from "./series";
import { ShowMore } from "./show-more";
import { partitionRows } from "./table-rows";
import type { GroupUrl } from "./use-group-url";

const ROWS = 24;

export interface PartitionTableProps {
  detail: GroupDetail;
  series: Map<string, PartitionSeries>;
  url: GroupUrl;
}

export function PartitionTable({ detail, series, url }: PartitionTableProps) {
  const t = useTranslations("group");
  const { subscriptions } = detail;
  const rows = useMemo(
    () =>
      orderPartitions(
        subscriptions.flatMap(({ partitions }) => partitions),
        "worst",
      ),
    [subscriptions],
  );
  const owners = useMemo(() => ownerNames(detail), [detail]);
  return (
    <Card
      title={t("partitionsTitle")}
      note={t("worstFirstNote")}
      padded={false}
      actions={<CsvButton name={`partitions of ${detail.group}`} rows={() => partitionRows(rows, owners)} />}
    >
      <Table aria-label={t("partitionsTable")}>
        <thead>
          <tr>
            <Th>{t("partition")}</Th>
            <Th>{t("status")}</Th>
            <Th>{t("waterline")}</Th>
            <Th align="right">{t("lag")}</Th>
            <Th align="right">{t("behind")}</Th>
            <Th>{t("owner")}</Th>
          </tr>
        </thead>
        <tbody>
          {(url.isOpen("partitions") ? rows : rows.slice(0, ROWS)).map((row) => (
            <Row key={partitionKey(row.topic, row.partition)} {...{ row, detail, owners, series }} />
          ))}
        </tbody>
      </Table>
      <ShowMore section="partitions" url={url} first={ROWS} all={rows.length} />
    </Card>
  );
}

function Row({
  row,
  detail,
  owners,
  series,
}: Omit<PartitionTableProps, "url"> & { row: PartitionWire; owners: Map<string, string> }) {
  const t = useTranslations("group");
  const { topic, partition } = row;
  const status = shownStatus(row);
  const line = series.get(partitionKey(topic, partition));
  const name = `${topic}/${partition}`;
  return (
    <tr className="hover:bg-selected/50">
      <Td>
        <Link href={partitionPath(detail.cluster, detail.group, topic, partition)} className="figures hover:underline">
          {name}
        </Link>
        <Notes row={row} />
      </Td>
      <Td>
        <StatusBadge status={status} />
      </Td>
      <Td className="min-w-26">
        {line ? (
          <Sparkline {...toSparkline(line)} status={status} ariaLabel={t("waterlineOf", { place: name })} />
        ) : null}
      </Td>
      <Td align="right">
        <Count value={row.lag} />
      </Td>
      <Td align="right">
        <Duration value={row.timeLag} />
      </Td>
      <Td className="max-w-44 truncate" title={row.owner ?? undefined}>
        {row.owner ? (owners.get(row.owner) ?? row.owner) : <span className="text-text-3">{t("nobody")}</span>}
      </Td>
    </tr>
  );
}

/** That there is more to know about the row's numbers; the partition's page says it in full. */
function Notes({ row }: { row: PartitionWire }) {
  const told = useSentences().notes(row).join(" ");
  if (told === "") return null;
  return (
    <span title={told} className="ml-1.5 inline-block align-[-2px] text-accent">
      <Info size={14} aria-hidden />
      <span className="sr-only">{told}</span>
    </span>
  );
}

/** Member ids are long and random; a person knows the client by its client id. */
function ownerNames({ members }: GroupDetail): Map<string, string> {
  if (!members.known) return new Map();
  return new Map(members.value.map((member) => [member.memberId, member.instanceId ?? member.clientId]));
}
