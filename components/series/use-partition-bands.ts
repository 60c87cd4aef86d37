/** Which status a partition had when, behind its waterline. */
import { useMemo } from "react";
import type { PartitionWire } from "@/lib/api/contract";
import type { Band } from "../charts/backdrop";
import { toPartitionBands } from "./backdrop";
import { readFrom, type PartitionSeries } from "./series";
import type { GroupHistory } from "./use-group-history";

interface Place {
  topic: string;
  partition: number;
  /** Undefined: it is not there any more. */
  row: PartitionWire | undefined;
  /** Undefined: nothing of it is stored. */
  series: PartitionSeries | undefined;
}

/** Not hung on the row, of which numbers change with each second: a chart is drawn anew with its bands. */
export function usePartitionBands(
  { topic, partition, row, series }: Place,
  { answer, from, to, gaps }: Pick<GroupHistory, "answer" | "from" | "to" | "gaps">,
): Band[] {
  const { status, consumerStatus, since } = row ?? {};
  const begin = useMemo(() => series && readFrom(series.at, series.logEnd), [series]);
  return useMemo(() => {
    const place = { topic, partition, status, consumerStatus, since, readFrom: begin };
    return toPartitionBands(answer?.events ?? [], place, { from, to }, gaps);
  }, [answer, topic, partition, status, consumerStatus, since, begin, from, to, gaps]);
}
