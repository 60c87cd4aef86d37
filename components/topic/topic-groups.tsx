/** All groups on a topic side by side, worst first. */
"use client";

import { useTranslations } from "use-intl";
import { Users } from "lucide-react";
import type { TopicDetail, TopicHistoryAnswer } from "@/lib/api/topic-contract";
import { Card } from "../ui/card";
import { CsvButton } from "../ui/csv-button";
import { EmptyState } from "../ui/empty-state";
import { Table, Th } from "../ui/table";
import { readerRows } from "./csv";
import { TopicGroupRow } from "./topic-group-row";

export interface TopicGroupsProps {
  detail: TopicDetail;
  /** For the waterlines; null while there is none. */
  history: TopicHistoryAnswer | null;
}

export function TopicGroups({ detail, history }: TopicGroupsProps) {
  const t = useTranslations("topic");
  const { readers } = detail;
  return (
    <Card
      title={t("groupsTitle")}
      note={readers.length > 0 ? t("groupsNote") : undefined}
      actions={
        readers.length > 0 ? <CsvButton name={`groups on ${detail.topic}`} rows={() => readerRows(readers)} /> : null
      }
      padded={false}
    >
      {readers.length === 0 ? (
        <EmptyState icon={Users} title={t("noGroups")}>
          {t("noGroupsHint")}
        </EmptyState>
      ) : (
        <Table aria-label={t("groupsTitle")}>
          <caption className="sr-only">{t("groupsNote")}</caption>
          <thead>
            <tr>
              <Th>{t("columns.status")}</Th>
              <Th>{t("group")}</Th>
              <Th>{t("waterline")}</Th>
              <Th align="right">{t("columns.lag")}</Th>
              <Th align="right">{t("behind")}</Th>
              <Th align="right">{t("out")}</Th>
              <Th align="right">{t("catchUp")}</Th>
              <Th align="right">{t("members")}</Th>
              <Th align="right" title={t("shareTitle")}>
                {t("share")}
              </Th>
              <Th align="right" title={t("lossInTitle")}>
                {t("lossIn")}
              </Th>
              <Th align="right" title={t("lostColumnTitle")}>
                {t("lost")}
              </Th>
              <Th>{t("why")}</Th>
            </tr>
          </thead>
          <tbody>
            {readers.map((reader) => (
              <TopicGroupRow key={reader.group} {...{ detail, reader, history }} />
            ))}
          </tbody>
        </Table>
      )}
    </Card>
  );
}
