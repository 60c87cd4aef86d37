/** Partitions of a group as rows, worst first: status, waterline, lag, how far behind, who owns them. */
"use client";

import { useMemo, useState, type ReactNode } from "react";
import clsx from "clsx";
import { Info } from "lucide-react";
import { useTranslations } from "use-intl";
import type { GroupDetail, PartitionWire, UnknownWire } from "@/lib/api/contract";
import { partitionPath } from "@/lib/client/paths";
import { useSentences } from "@/lib/client/sentences";
import { Sparkline } from "../charts/sparkline";
import { Term } from "../glossary/term";
import { Count, Duration } from "../status/figures";
import { StatusBadge } from "../status/status-badge";
import { Unknown } from "../status/unknown";
import { Card } from "../ui/card";
import { CsvButton } from "../ui/csv-button";
import { LIST } from "../ui/held-order";
import { Link } from "../ui/link";
import { PartitionName } from "../ui/partition-name";
import { Table, Td, Th } from "../ui/table";
import { useHeldOrder } from "../ui/use-held-order";
import { FallingBehind } from "../status/falling-behind";
import { lackOfOwners } from "../status/owners";
import { drawnStatus, isFallingBehind, orderPartitions, partitionSteps } from "../status/rank";
import { partitionKey, toSparkline, type PartitionSeries } from "../series/series";
import { ShowMore } from "./show-more";
import { partitionRows } from "./table-rows";
import type { GroupUrl } from "./use-group-url";

const ROWS = 24;

/** Where the table is narrow, owner and time behind stand under what they belong to, instead of beyond its edge. */
const WIDE = "hidden @min-[760px]:table-cell";
const NARROW = "block @min-[760px]:hidden";
/** Numbers change, and the columns that they stand in keep their width. */
const WIDTHS = {
  status: "w-[124px]",
  waterline: "w-[104px] @max-[400px]:hidden",
  lag: "w-[108px] @min-[760px]:w-[96px]",
  behind: "w-[116px]",
  owner: "w-[148px]",
};

const keyOf = ({ topic, partition }: PartitionWire) => partitionKey(topic, partition);

/** Nothing but the rows decides the order. */
const NO_CHOICE: readonly unknown[] = [];

export interface PartitionTableProps {
  detail: GroupDetail;
  series: Map<string, PartitionSeries>;
  url: GroupUrl;
}

export function PartitionTable({ detail, series, url }: PartitionTableProps) {
  const t = useTranslations("group");
  const { subscriptions } = detail;
  const [steps] = useState(partitionSteps);
  const ordered = useMemo(() => {
    const partitions = subscriptions.flatMap((one) => one.partitions);
    return orderPartitions(partitions, "worst", steps);
  }, [subscriptions, steps]);
  const rows = useHeldOrder(ordered, keyOf, NO_CHOICE);
  const owners = useMemo(() => ownerNames(detail), [detail]);
  const lack = useMemo(() => lackOfOwners(detail), [detail]);
  return (
    <Card
      title={t("partitionsTitle")}
      note={t("worstFirstNote")}
      padded={false}
      actions={<CsvButton name={`partitions of ${detail.group}`} rows={() => partitionRows(rows, owners)} />}
    >
      <div className="@container">
        <Table aria-label={t("partitionsTable")} className="table-fixed">
          <thead>
            <tr>
              <Head name={t("partition")} under={t("owner")} />
              <Head name={t("status")} className={WIDTHS.status} />
              <Head name={<Term name="waterline">{t("waterline")}</Term>} className={WIDTHS.waterline} />
              <Head name={<Term name="lag">{t("lag")}</Term>} under={t("behind")} className={WIDTHS.lag} right />
              <Head name={<Term name="time-behind">{t("behind")}</Term>} className={clsx(WIDTHS.behind, WIDE)} right />
              <Head name={<Term name="owner">{t("owner")}</Term>} className={clsx(WIDTHS.owner, WIDE)} />
            </tr>
          </thead>
          <tbody {...LIST}>
            {(url.isOpen("partitions") ? rows : rows.slice(0, ROWS)).map((row) => (
              <Row key={keyOf(row)} {...{ row, detail, owners, lack, series }} />
            ))}
          </tbody>
        </Table>
      </div>
      <ShowMore section="partitions" url={url} first={ROWS} all={rows.length} />
    </Card>
  );
}

interface HeadProps {
  name: ReactNode;
  /** What stands under it where the table is narrow. */
  under?: string;
  className?: string;
  right?: boolean;
}

function Head({ name, under, className, right = false }: HeadProps) {
  return (
    <Th align={right ? "right" : "left"} className={clsx("@max-[760px]:px-2", className)}>
      {/* Room around it, which a term's target reaches into. */}
      <span className="-m-1 block truncate p-1">{name}</span>
      {under ? <span className={clsx("truncate font-normal", NARROW)}>{under}</span> : null}
    </Th>
  );
}

interface RowProps extends Omit<PartitionTableProps, "url"> {
  row: PartitionWire;
  owners: Map<string, string>;
  /** Why it is not known that nobody owns it. */
  lack: UnknownWire | null;
}

function Row({ row, detail, owners, lack, series }: RowProps) {
  const t = useTranslations("group");
  const { topic, partition } = row;
  const line = series.get(keyOf(row));
  const name = `${topic}/${partition}`;
  const owner = row.owner ? (owners.get(row.owner) ?? row.owner) : lack ? <Unknown {...lack} /> : t("nobody");
  return (
    <tr className="hover:bg-selected/50">
      <Cell>
        <span className="flex min-w-0 items-center">
          <Link
            href={partitionPath(detail.cluster, detail.group, topic, partition)}
            aria-label={name}
            title={name}
            className="figures flex min-h-[24px] min-w-0 items-center hover:underline"
          >
            <PartitionName topic={topic} partition={partition} />
          </Link>
          <Notes row={row} />
        </span>
        <span className={clsx("truncate text-xs text-text-3", NARROW)} title={row.owner ?? undefined}>
          {owner}
        </span>
      </Cell>
      <Cell>
        <span className="flex flex-wrap items-center gap-x-1.5 gap-y-0.5">
          <StatusBadge status={row.status} />
          {isFallingBehind(row) ? <FallingBehind /> : null}
        </span>
      </Cell>
      <Cell className="@max-[400px]:hidden">
        {line ? (
          <Sparkline
            {...toSparkline(line)}
            status={drawnStatus(row)}
            width={88}
            ariaLabel={t("waterlineOf", { place: name })}
          />
        ) : null}
      </Cell>
      <Cell right>
        <Count value={row.lag} />
        <span className={clsx("text-xs text-text-2", NARROW)}>
          <Duration value={row.timeLag} />
        </span>
      </Cell>
      <Cell right className={WIDE}>
        <Duration value={row.timeLag} />
      </Cell>
      <Cell className={clsx("truncate", WIDE)} title={row.owner ?? undefined}>
        {row.owner ? owner : <span className="text-text-3">{owner}</span>}
      </Cell>
    </tr>
  );
}

function Cell({
  right = false,
  className,
  ...rest
}: {
  right?: boolean;
  className?: string;
  title?: string;
  children: ReactNode;
}) {
  return (
    <Td align={right ? "right" : "left"} className={clsx("@max-[760px]:px-2 @max-[760px]:py-1", className)} {...rest} />
  );
}

/** That there is more to know about the row's numbers; the partition's page says it in full. */
function Notes({ row }: { row: PartitionWire }) {
  const notes = useSentences().notes(row).join(" ");
  if (notes === "") return null;
  return (
    <span title={notes} className="ml-1.5 shrink-0 text-accent">
      <Info size={14} aria-hidden />
      <span className="sr-only">{notes}</span>
    </span>
  );
}

/** Member ids are long and random; a person knows the client by its client id. */
function ownerNames({ members }: GroupDetail): Map<string, string> {
  if (!members.known) return new Map();
  return new Map(members.value.map((member) => [member.memberId, member.instanceId ?? member.clientId]));
}
