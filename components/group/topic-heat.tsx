/** The heat map of one topic's partitions: which of many is in trouble, and since when. */
"use client";

import { useMemo } from "react";
import { useTranslations } from "use-intl";
import type { EventWire, HistoryAnswer, PartitionWire } from "@/lib/api/contract";
import { HeatMap } from "../charts/heat-map";
import type { HeatRow } from "../charts/chart-props";
import { toPartitionBands } from "../series/backdrop";
import { lagOf, readFrom } from "../series/series";
import type { GroupHistory } from "../series/use-group-history";

export interface TopicHeatProps {
  topic: HistoryAnswer["topics"][number];
  /** Partitions in the order of the rows. */
  numbers: number[];
  rows: Map<number, PartitionWire>;
  history: GroupHistory;
  chosen: number[] | null;
  onPick(key: string, toggles: boolean): void;
}

export function TopicHeat({ topic, numbers, rows, history, chosen, onPick }: TopicHeatProps) {
  const t = useTranslations("group");
  const { from, to, gaps, answer } = history;
  const name = topic.topic;
  const lags = useMemo(() => new Map(topic.partitions.map((one) => [one.partition, lagOf(one)])), [topic]);
  const begins = useMemo(
    () => new Map(topic.partitions.map(({ partition, logEnd }) => [partition, readFrom(topic.at, logEnd)])),
    [topic],
  );
  const events = useMemo(() => {
    const changes = new Map<number, EventWire[]>();
    for (const event of answer?.events ?? []) {
      // What is told of the whole group concerns every row, and is not drawn here: the heat is.
      if (event.kind !== "status" || event.topic !== name || event.partition === null) continue;
      const known = changes.get(event.partition);
      if (known) known.push(event);
      else changes.set(event.partition, [event]);
    }
    return changes;
  }, [answer, name]);
  const heat = useMemo(
    () =>
      numbers.map((partition): HeatRow => {
        const row = rows.get(partition);
        const place = row && { ...row, readFrom: begins.get(partition) };
        return {
          key: String(partition),
          label: String(partition),
          name: `${name}/${partition}`,
          values: lags.get(partition) ?? [],
          bands: place ? toPartitionBands(events.get(partition) ?? [], place, { from, to }, gaps) : [],
          selected: chosen?.includes(partition) ?? false,
        };
      }),
    [numbers, rows, lags, begins, events, chosen, name, from, to, gaps],
  );
  return (
    <div className="border-b border-line p-3">
      <HeatMap
        {...{ from, to, gaps, onPick }}
        at={topic.at}
        rows={heat}
        stepMs={answer?.stepMs ?? 0}
        syncId="group"
        title={t("heat")}
        ariaLabel={t("heatOf", { topic: name, count: numbers.length })}
      />
    </div>
  );
}
