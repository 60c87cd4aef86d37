/** Lag, time behind, rates and members of a group under its waterlines, on the same time axis and crosshair. */
"use client";

import { useMemo } from "react";
import { useTranslations } from "use-intl";
import type { HistoryAnswer } from "@/lib/api/contract";
import { LagChart } from "../charts/lag-chart";
import { Card } from "../ui/card";
import { TopicLines } from "./topic-lines";
import type { GroupHistory } from "../series/use-group-history";
import type { GroupUrl } from "./use-group-url";

export function GroupLines({ history, url }: { history: GroupHistory; url: GroupUrl }) {
  const { answer } = history;
  const topics = answer?.topics ?? [];
  return (
    <>
      {topics.map((topic) => (
        <TopicLines key={topic.topic} {...{ topic, history, url }} named={topics.length > 1} />
      ))}
      {answer && answer.members.at.length > 0 ? <MemberLine history={history} members={answer.members} /> : null}
    </>
  );
}

function MemberLine({ history, members }: { history: GroupHistory; members: HistoryAnswer["members"] }) {
  const t = useTranslations("group");
  const label = t("membersLine");
  const series = useMemo(() => [{ key: "members", label, values: members.count }], [members, label]);
  const { from, to, gaps, marks } = history;
  return (
    <Card title={t("membersOverTime")}>
      <LagChart
        {...{ series, from, to, gaps, marks }}
        at={members.at}
        unit={label}
        syncId="group"
        height={100}
        ariaLabel={t("membersChart")}
      />
    </Card>
  );
}
