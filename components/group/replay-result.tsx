/** The comparison: the group first, then its partitions, those that differ before the others. */
"use client";

import { useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { History } from "lucide-react";
import type { GroupReplayAnswer, SpanWire } from "@/lib/api/replay-contract";
import { formatClock, formatExact } from "@/lib/client/format";
import { Button } from "../ui/button";
import { EmptyState } from "../ui/empty-state";
import { differencesOf, type GroupWords } from "./replay-differences";
import { ReplayStrip } from "./replay-strip";

const ROWS = 8;

export function ReplayResult({ answer }: { answer: GroupReplayAnswer }) {
  const t = useTranslations("group");
  const [all, setAll] = useState(false);
  const { from, to, whole, evaluations } = answer;
  const rows = useMemo(() => rowsOf(answer, t), [answer, t]);
  if (rows.length === 0) {
    return (
      <EmptyState icon={History} title={t("nothingStored")}>
        {t("judge.nothing")}
      </EmptyState>
    );
  }
  const differing = rows.filter(({ differences }) => differences.length > 0).length;
  return (
    <div className="mt-4 flex flex-col gap-3">
      <p className="text-sm" role="status">
        {t("judge.differing", { differing, all: rows.length })}{" "}
        <span className="text-xs text-text-3">
          {t("judge.readings", { from: formatClock(from), to: formatClock(to), count: formatExact(evaluations) })}
        </span>
      </p>
      <Row
        title={t("judge.whole")}
        {...{ ...whole, from, to, differences: differencesOf(whole.was, whole.would, answer, t) }}
      />
      {(all ? rows : rows.slice(0, ROWS)).map((row) => (
        <Row key={row.title} {...row} from={from} to={to} />
      ))}
      {rows.length > ROWS ? (
        <Button size="sm" variant="ghost" className="self-start" onClick={() => setAll(!all)} aria-expanded={all}>
          {all ? t("showFewer") : t("showAll", { count: rows.length })}
        </Button>
      ) : null}
    </div>
  );
}

interface Compared {
  title: string;
  was: SpanWire[];
  would: SpanWire[];
  differences: string[];
}

function rowsOf(answer: GroupReplayAnswer, t: GroupWords): Compared[] {
  const rows = answer.partitions.map(({ topic, partition, was, would }) => ({
    ...{ title: `${topic}/${partition}`, was, would },
    differences: differencesOf(was, would, answer, t),
  }));
  return rows.sort((a, b) => Number(b.differences.length > 0) - Number(a.differences.length > 0));
}

/** Sentences beyond this are counted. */
const SENTENCES = 3;

function Row({ title, was, would, differences, from, to }: Compared & { from: number; to: number }) {
  const t = useTranslations("group.judge");
  const more = differences.length - SENTENCES;
  return (
    <section aria-label={title} className="flex flex-col gap-1">
      <h3 className="flex flex-wrap items-baseline gap-x-2 text-xs">
        <span className="figures font-medium">{title}</span>
        <span className={differences.length > 0 ? "text-text-2" : "text-text-3"}>
          {differences.length === 0 ? t("noDifference") : differences.slice(0, SENTENCES).join("; ")}
          {more > 0 ? `; ${t("more", { count: more })}` : ""}
        </span>
      </h3>
      <ReplayStrip label={t("asItWas")} spans={was} from={from} to={to} />
      <ReplayStrip label={t("wouldHaveBeen")} spans={would} from={from} to={to} />
    </section>
  );
}
