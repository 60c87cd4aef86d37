/** For how long silence is normal as somebody says: said here, shown with who said it, and taken back. */
"use client";

import { useState, type FormEvent } from "react";
import { useTranslations } from "use-intl";
import { HABITS_NORMAL } from "@/lib/api/habits-limits";
import type { HabitsWire } from "@/lib/api/habits-contract";
import { useAuthor } from "@/lib/client/author";
import { useNow } from "@/lib/client/clock";
import { useErrorWords } from "@/lib/client/error-words";
import { formatDuration, formatMoment } from "@/lib/client/format";
import { useNormal, useSilenceRemoval } from "@/lib/client/habits-query";
import { Button } from "../ui/button";
import { Field, FIELD } from "../ui/field";

const MINUTE_MS = 60_000;
/** A silence that is normal is given a little more than it has taken. */
const SLACK = 1.2;

export interface DeclareHabitProps {
  cluster: string;
  group: string;
  habits: HabitsWire;
  /** For how long the group is silent now, where that is told as trouble; ms. */
  presentMs: number | null;
}

export function DeclareHabit({ cluster, group, habits, presentMs }: DeclareHabitProps) {
  const t = useTranslations("group.habits");
  const words = useErrorWords();
  const removal = useSilenceRemoval(cluster, group);
  const now = useNow(MINUTE_MS);
  const { topic, declared } = habits;
  if (!declared) return <DeclareForm {...{ cluster, group, topic, presentMs }} />;
  const { silenceMs, author, at } = declared;
  return (
    <div className="flex flex-wrap items-center justify-between gap-2">
      <p className="text-text-2">
        {t("declared", { time: formatDuration(silenceMs), author: author ?? "", by: author === null ? "no" : "yes" })}{" "}
        <span className="figures text-xs text-text-3">{formatMoment(at, now)}</span>
      </p>
      {removal.error ? (
        <p role="alert" className="text-error">
          {words(removal.error).detail}
        </p>
      ) : null}
      <Button variant="ghost" disabled={removal.isPending} onClick={() => removal.mutate(topic)}>
        {t("takeBack")}
      </Button>
    </div>
  );
}

function DeclareForm({ cluster, group, topic, presentMs }: Omit<DeclareHabitProps, "habits"> & { topic: string }) {
  const t = useTranslations("group.habits");
  const words = useErrorWords();
  const normal = useNormal(cluster, group);
  const suggested = presentMs === null ? "" : String(Math.ceil((SLACK * presentMs) / MINUTE_MS));
  const [minutes, setMinutes] = useState<string | null>(null);
  const [author, keepAuthor] = useAuthor();
  const given = minutes ?? suggested;
  const send = (event: FormEvent) => {
    event.preventDefault();
    normal.mutate({ topic, silenceMs: Math.round(Number(given) * MINUTE_MS), author });
  };
  return (
    <form onSubmit={send} className="grid grid-cols-[minmax(0,1fr)_minmax(0,1fr)_auto] items-end gap-2">
      <Field label={t("normalFor")} note={t("minutes")}>
        <input
          type="number"
          min={HABITS_NORMAL.leastMs / MINUTE_MS}
          max={HABITS_NORMAL.mostMs / MINUTE_MS}
          value={given}
          onChange={({ target }) => setMinutes(target.value)}
          className={`${FIELD} figures h-8`}
        />
      </Field>
      <Field label={t("author")} note={t("optional")}>
        <input
          value={author}
          maxLength={HABITS_NORMAL.author}
          autoComplete="name"
          onChange={({ target }) => keepAuthor(target.value)}
          className={`${FIELD} h-8`}
        />
      </Field>
      <Button type="submit" disabled={normal.isPending || given === ""}>
        {t("declare")}
      </Button>
      {normal.error ? (
        <p role="alert" className="col-span-3 text-error">
          {words(normal.error).detail}
        </p>
      ) : null}
    </form>
  );
}
