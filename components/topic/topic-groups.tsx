/** All groups on a topic side by side, worst first. Of thousands only those on the screen are drawn. */
"use client";

import { useTranslations } from "use-intl";
import { BellOff, Search, Users } from "lucide-react";
import type { TopicDetail, TopicHistoryAnswer } from "@/lib/api/topic-contract";
import { patternOf, setAsidePath } from "@/lib/client/paths";
import { allReaders } from "@/lib/client/topic-query";
import { buttonClass } from "../ui/button";
import { Card } from "../ui/card";
import { CsvButton } from "../ui/csv-button";
import { EmptyState } from "../ui/empty-state";
import { Input } from "../ui/input";
import { Link } from "../ui/link";
import { Table, Td, Th } from "../ui/table";
import { readerRows } from "./csv";
import { TopicGroupRow } from "./topic-group-row";
import { useTopicGroups, type TopicGroupsList } from "./use-topic-groups";

/** Fewer are found with the eye. */
const MANY = 100;
const COLUMNS = 12;

export interface TopicGroupsProps {
  detail: TopicDetail;
  /** For the waterlines; null while there is none. */
  history: TopicHistoryAnswer | null;
}

export function TopicGroups({ detail, history }: TopicGroupsProps) {
  const t = useTranslations("topic");
  const aside = useTranslations("setAside");
  const { groupCount, cluster, topic } = detail;
  const { body, rows, before, after, of, count, q, setQ } = useTopicGroups(detail);
  return (
    <Card
      title={t("groupsTitle")}
      note={groupCount > 0 ? t("groupsNote") : null}
      actions={
        groupCount > 0 ? (
          <>
            {groupCount > MANY ? <Find {...{ q, setQ, count }} /> : null}
            <Link
              href={setAsidePath({ cluster, pattern: patternOf(q) })}
              className={buttonClass({ variant: "ghost", size: "sm" })}
            >
              <BellOff size={14} aria-hidden /> {aside("save")}
            </Link>
            <CsvButton name={`groups on ${topic}`} rows={async () => readerRows(await allReaders(of, q))} />
          </>
        ) : null
      }
      padded={false}
    >
      {groupCount === 0 ? (
        <EmptyState icon={Users} title={t("noGroups")}>
          {t("noGroupsHint")}
        </EmptyState>
      ) : (
        <Table aria-label={t("groupsTitle")} aria-rowcount={count + 1}>
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
          <tbody ref={body}>
            <Space height={before} />
            {rows.map(({ place, reader }) =>
              reader ? (
                <TopicGroupRow key={reader.group} {...{ detail, reader, history }} />
              ) : (
                <tr key={place} aria-busy>
                  <Td colSpan={COLUMNS}>&nbsp;</Td>
                </tr>
              ),
            )}
            <Space height={after} />
          </tbody>
        </Table>
      )}
    </Card>
  );
}

/** What rows that are not drawn take. */
const Space = ({ height }: { height: number }) =>
  height > 0 ? (
    <tr aria-hidden>
      <td colSpan={COLUMNS} style={{ height }} />
    </tr>
  ) : null;

function Find({ q, setQ, count }: Pick<TopicGroupsList, "q" | "setQ" | "count">) {
  const t = useTranslations("topic");
  return (
    <span className="flex items-center gap-2">
      {q === "" ? null : <span className="figures text-xs text-text-3">{t("found", { count })}</span>}
      <Input
        type="search"
        value={q}
        maxLength={200}
        onChange={(event) => setQ(event.target.value)}
        placeholder={t("findGroup")}
        aria-label={t("findGroup")}
        icon={<Search size={14} aria-hidden />}
        className="w-56"
      />
    </span>
  );
}
