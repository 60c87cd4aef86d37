/** What was learned of the group over days and weeks: how long it is silent, and when it works; and forgetting it. */
"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import type { GroupDetail } from "@/lib/api/contract";
import type { HabitsWire } from "@/lib/api/habits-contract";
import type { SentenceKey } from "@/lib/core/words/sentences/facts";
import { useNow } from "@/lib/client/clock";
import { useErrorWords } from "@/lib/client/error-words";
import { formatCount, formatDuration, formatMoment } from "@/lib/client/format";
import { useHabits, useHabitsRemoval, useTopicHabits } from "@/lib/client/habits-query";
import { Button } from "../ui/button";
import { NowTag } from "../shell/now-tag";
import { Card } from "../ui/card";
import { ErrorState } from "../ui/error-state";
import { Choice, Suggested } from "../ui/field";
import { Skeleton } from "../ui/skeleton";
import { DeclareHabit } from "./declare-habit";
import { HabitBars } from "./habit-bars";
import { HabitHours } from "./habit-hours";
import { isForgotten } from "./forgotten";

export function HabitsCard({ detail }: { detail: GroupDetail }) {
  const t = useTranslations("group.habits");
  return (
    <Card
      title={t("title")}
      note={
        <>
          {t("note")} <NowTag />
        </>
      }
    >
      <Habits detail={detail} />
    </Card>
  );
}

function Habits({ detail }: { detail: GroupDetail }) {
  const t = useTranslations("group.habits");
  const { cluster, group } = detail;
  const first = useHabits(cluster, group);
  const removal = useHabitsRemoval(cluster, group);
  const [chosen, choose] = useState<string | null>(null);
  const { topics = [], omittedTopics = 0 } = first.data ?? {};
  const found = topics.find(({ topic }) => topic === chosen);
  // While a name is typed it is nobody's.
  const isTopic = !found && detail.subscriptions.some(({ topic }) => topic === chosen);
  const other = useTopicHabits(cluster, group, isTopic ? chosen : null);
  const error = first.error ?? (isTopic ? other.error : null);
  if (error) return <ErrorState error={error} retry={() => void (first.error ? first : other).refetch()} />;
  if (!first.data || (isTopic && other.isPending)) return <Skeleton className="h-40" />;
  const shown = isTopic ? other.data : (found ?? topics[0]);
  return (
    <div className="flex flex-col gap-4 text-sm">
      <TopicChoice
        {...{ detail, omitted: omittedTopics, names: topics.map(({ topic }) => topic), choose }}
        value={chosen ?? topics[0]?.topic ?? ""}
      />
      {shown ? (
        <OfTopic key={shown.topic} {...{ detail, removal }} habits={shown} />
      ) : (
        <p role="status" className="text-text-2">
          {t(isForgotten(removal, chosen) ? "forgotten" : "none")}
        </p>
      )}
    </div>
  );
}

interface TopicChoiceProps {
  detail: GroupDetail;
  value: string;
  choose(topic: string): void;
  names: readonly string[];
  omitted: number;
}

/** One of the topics whose habits came; where there are more of them, one of the group's by its name. */
function TopicChoice({ detail, value, choose, names, omitted }: TopicChoiceProps) {
  const t = useTranslations("group.habits");
  if (omitted === 0) return <Choice label={t("topic")} value={value} onChange={choose} names={names} />;
  const all = detail.subscriptions.map(({ topic }) => topic);
  return (
    <Suggested
      label={t("topic")}
      note={t("omitted", { shown: names.length, count: omitted })}
      value={value}
      onChange={choose}
      known={all}
    />
  );
}

interface OfTopicProps {
  detail: GroupDetail;
  habits: HabitsWire;
  removal: ReturnType<typeof useHabitsRemoval>;
}

function OfTopic({ detail, habits, removal }: OfTopicProps) {
  const t = useTranslations("group.habits");
  const { topic, silences, repeats, hours } = habits;
  const repeated = durationOf(detail, topic, true);
  const presentMs = durationOf(detail, topic, false);
  return (
    <>
      <Known habits={habits} />
      <HabitBars name={t("silences")} bins={silences} presentMs={presentMs} />
      {repeated !== null || repeats.some(({ count }, bin) => bin > 0 && count > 0) ? (
        <HabitBars name={t("repeats")} bins={repeats} presentMs={repeated} />
      ) : null}
      <HabitHours hours={hours} />
      <DeclareHabit cluster={detail.cluster} group={detail.group} habits={habits} presentMs={presentMs} />
      <Forget topic={topic} removal={removal} />
    </>
  );
}

/** For how long the topic's consumers have repeated a commit, or been silent, where a rule objects to that; ms. */
function durationOf({ at, findings }: GroupDetail, topic: string, repeated: boolean): number | null {
  const found = findings.flatMap(({ topic: where, finding }) =>
    where === topic && STANDING.has(finding.rule) && (finding.said?.key === REPEATS) === repeated ? [finding] : [],
  );
  return found.length === 0 ? null : Math.max(...found.map(({ from }) => at - from));
}

const STANDING = new Set(["stalled", "stopped"]);
const REPEATS: SentenceKey = "stalled.repeats";

function Known({ habits: { since, commits, knownMs, longestMs, limitMs } }: { habits: HabitsWire }) {
  const t = useTranslations("group.habits");
  const now = useNow(60_000);
  return (
    <div className="flex flex-col gap-1 text-text-2">
      {since === null ? null : (
        <p className="figures">{t("since", { since: formatMoment(since, now), commits: formatCount(commits) })}</p>
      )}
      {knownMs === null ? <p>{t("learning")}</p> : null}
      {knownMs !== null && longestMs !== null ? <p>{t("never", { longest: formatDuration(longestMs) })}</p> : null}
      {limitMs === null ? null : <p>{t("limit", { limit: formatDuration(limitMs) })}</p>}
    </div>
  );
}

function Forget({ topic, removal }: { topic: string; removal: ReturnType<typeof useHabitsRemoval> }) {
  const t = useTranslations("group.habits");
  const words = useErrorWords();
  const [asked, ask] = useState(false);
  return (
    <div className="flex flex-wrap items-center justify-end gap-2">
      <p role="status" className="mr-auto text-xs text-text-2">
        {isForgotten(removal, topic) ? t("forgotten") : asked ? t("really") : ""}
      </p>
      {removal.error && removal.variables === topic ? (
        <p role="alert" className="text-error">
          {words(removal.error).detail}
        </p>
      ) : null}
      {asked ? (
        <>
          <Button variant="ghost" onClick={() => ask(false)}>
            {t("keep")}
          </Button>
          <Button
            variant="solid"
            disabled={removal.isPending}
            onClick={() => removal.mutate(topic, { onSettled: () => ask(false) })}
          >
            {t("forget")}
          </Button>
        </>
      ) : (
        <Button variant="ghost" onClick={() => ask(true)}>
          {t("forget")}
        </Button>
      )}
    </div>
  );
}
