/** The partitions of a topic: where their logs begin and end, and which brokers hold them. */
"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import type { TopicDetail, TopicPartition } from "@/lib/api/topic-contract";
import { useShownMoment } from "@/lib/client/page-moment";
import { Count, Rate } from "../status/figures";
import { Unknown } from "../status/unknown";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { CsvButton } from "../ui/csv-button";
import { Table, Td, Th } from "../ui/table";
import { partitionRows } from "./csv";
import { NOT_THEN } from "./not-then";

const ROWS = 24;

export function PartitionLogs({ detail: { topic, partitions, offline } }: { detail: TopicDetail }) {
  const t = useTranslations("topic");
  const [all, setAll] = useState(false);
  return (
    <Card
      title={t("partitionsTitle")}
      actions={<CsvButton name={`partitions of ${topic}`} rows={() => partitionRows(partitions)} />}
      padded={false}
    >
      <Table aria-label={t("partitionsTitle")} className="max-2xl:[&_:is(th,td)]:px-2">
        <thead>
          <tr>
            <Th align="right">{t("partition")}</Th>
            <Th align="right">{t("logStart")}</Th>
            <Th align="right">{t("logEndColumn")}</Th>
            <Th align="right">{t("columns.produced")}</Th>
            <Th align="right">{t("deletes")}</Th>
            <Th align="right">{t("leader")}</Th>
            <Th>{t("replicas")}</Th>
          </tr>
        </thead>
        <tbody>
          {(all ? partitions : partitions.slice(0, ROWS)).map((row) => (
            <Row key={row.partition} {...{ row, topic }} headless={offline.includes(row.partition)} />
          ))}
        </tbody>
      </Table>
      {partitions.length > ROWS ? (
        <Button size="sm" variant="ghost" className="m-2" onClick={() => setAll(!all)} aria-expanded={all}>
          {all ? t("showFewer") : t("showAll", { count: partitions.length })}
        </Button>
      ) : null}
    </Card>
  );
}

/** `headless`: it has no leader. */
function Row({ row, topic, headless }: { row: TopicPartition; topic: string; headless: boolean }) {
  const t = useTranslations("topic");
  const past = useShownMoment() !== null;
  const { partition, leader, replicas, inSyncReplicas } = row;
  const missing = replicas.filter((id) => !inSyncReplicas.includes(id));
  return (
    <tr className="hover:bg-selected/50">
      <Td align="right" title={`${topic}/${partition}`}>
        {partition}
      </Td>
      <Td align="right">
        <Count value={row.logStart} exact />
      </Td>
      <Td align="right">
        <Count value={row.logEnd} exact />
      </Td>
      <Td align="right">
        <Rate value={row.produceRate} />
      </Td>
      <Td align="right">
        <Rate value={row.deletionRate} />
      </Td>
      <Td align="right">
        {leader ?? (past && !headless ? <Unknown {...NOT_THEN} /> : <span className="text-offline">{t("none")}</span>)}
      </Td>
      <Td className="figures">
        {past ? <Unknown {...NOT_THEN} /> : replicas.join(", ")}
        {missing.length > 0 ? (
          <span className="ml-2 text-xs text-warning">{t("missing", { brokers: missing.join(", ") })}</span>
        ) : null}
      </Td>
    </tr>
  );
}
