/** The history that a group's charts share: one range, one set of series, one backdrop. */
"use client";

import { useMemo, useState } from "react";
import type { GroupDetail, HistoryAnswer } from "@/lib/api/contract";
import { useHistory } from "@/lib/client/history-query";
import { useSentences } from "@/lib/client/sentences";
import { useTimeRange } from "@/lib/client/time-range";
import type { Band, Mark } from "../charts/backdrop";
import type { Gap } from "../charts/samples";
import { shownFrom, toBands, toMarks, unwatched } from "./backdrop";
import { withNow } from "./now-point";
import { isEmpty, seriesOf, type PartitionSeries } from "./series";
import { waitingOfGroup, type WaitingRecords } from "./waiting";

export interface GroupHistory {
  from: number;
  to: number;
  live: boolean;
  label: string;
  /** Set when a live axis begins later than asked for, because nothing is stored before. */
  begins: number | null;
  state: "loading" | "failed" | "empty" | "ready";
  error: Error | null;
  retry(): void;
  answer: HistoryAnswer | undefined;
  /** By `partitionKey`. */
  series: Map<string, PartitionSeries>;
  waiting: WaitingRecords;
  gaps: Gap[];
  bands: Band[];
  marks: Mark[];
  /** The moment of the last point, where that was read between two cycles; null: none is. */
  now: number | null;
}

export interface Subject {
  topic: string;
  partition: number;
}

/**
 * History of a group, or of one of its partitions, in the page's time range. `points` null: wait, it is not yet known
 * how many are wanted. `detail`: the group as it is now; a live history ends with it. `past`: what waits at the moment that the page
 * shows; null where it shows the present.
 */
export function useGroupHistory(
  cluster: string,
  group: string,
  subject?: Subject,
  points: number | null = 300,
  detail?: GroupDetail,
  past: WaitingRecords | null = null,
): GroupHistory {
  const range = useTimeRange();
  const { live, label } = range;
  const [from, to] = points === null ? [0, 0] : [range.from, range.to];
  const { topic, partition } = subject ?? {};
  const {
    data: stored,
    error,
    isPending,
    refetch,
  } = useHistory(cluster, group, {
    ...{ from, to, live, topic, partition },
    points: points ?? undefined,
  });
  const { data, now, waiting } = useEnded(stored, live, detail);
  const series = useMemo(() => seriesOf(data), [data]);
  const gaps = useMemo(() => (data ? unwatched(firstsOf(data), data) : NO_GAPS), [data]);
  const bands = useMemo(() => (data ? toBands(data.statuses, data.from, data.to, gaps) : []), [data, gaps]);
  const { message } = useSentences();
  const marks = useMemo(
    () => (data ? toMarks(data.events, message, topic, partition) : []),
    [data, message, topic, partition],
  );
  const state = data ? (isEmpty(data) ? "empty" : "ready") : error ? "failed" : isPending ? "loading" : "empty";
  // The lines and their axis come from the same answer, or the newest part of a live chart would stand empty.
  const shownTo = data?.to ?? to;
  const began = data && live ? beginningOf(data) : null;
  const firsts = began === null ? [] : [began];
  const begin = shownFrom({ from: data?.from ?? from, to: shownTo, at: firsts }, live);
  const begins = began !== null && data && began - data.from > 0.05 * (data.to - data.from) ? began : null;
  const retry = () => void refetch();
  return {
    from: begin,
    to: shownTo,
    live,
    label,
    begins,
    state,
    error,
    retry,
    answer: data,
    series,
    waiting: past ?? waiting,
    gaps,
    bands,
    marks,
    now,
  };
}

const NO_GAPS: Gap[] = [];

interface Ended {
  stored: HistoryAnswer | undefined;
  live: boolean;
  data: HistoryAnswer | undefined;
  now: number | null;
  waiting: WaitingRecords;
}

const NONE: WaitingRecords = new Map();

/**
 * The history, ended with what was read last when it came. For each second of that alone charts are not drawn anew: it would cost a
 * viewer's machine more than all the rest of the page.
 */
function useEnded(stored: HistoryAnswer | undefined, live: boolean, detail: GroupDetail | undefined): Ended {
  const [kept, keep] = useState<Ended | null>(null);
  if (kept && kept.stored === stored && kept.live === live) return kept;
  const data = stored && live ? withNow(stored, detail) : stored;
  const waiting = detail ? waitingOfGroup(detail) : NONE;
  const ended = { stored, live, data, now: data === stored ? null : (detail?.readAt ?? null), waiting };
  keep(ended);
  return ended;
}

/** When the first point of the answer was taken. A live axis begins there: before it nobody watched. */
function beginningOf(answer: HistoryAnswer): number | null {
  const firsts = firstsOf(answer);
  return firsts.length > 0 ? Math.min(...firsts) : null;
}

const firstsOf = ({ topics }: HistoryAnswer): number[] => topics.flatMap(({ at }) => at.slice(0, 1));
