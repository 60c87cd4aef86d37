/** Which status a partition had when, behind its waterline. */
import { useMemo } from "react";
import type { PartitionWire } from "@/lib/api/contract";
import type { Band } from "../charts/backdrop";
import { toPartitionBands } from "./backdrop";
import type { GroupHistory } from "./use-group-history";

interface Place {
  topic: string;
  partition: number;
  /** Undefined: it is not there any more. */
  row: PartitionWire | undefined;
}

/** Not hung on the row, of which numbers change with each second: a chart is drawn anew with its bands. */
export function usePartitionBands(
  { topic, partition, row }: Place,
  { answer, from, to, gaps }: Pick<GroupHistory, "answer" | "from" | "to" | "gaps">,
): Band[] {
  const { status, consumerStatus, since } = row ?? {};
  return useMemo(
    () =>
      toPartitionBands(answer?.events ?? [], { topic, partition, status, consumerStatus, since }, { from, to }, gaps),
    [answer, topic, partition, status, consumerStatus, since, from, to, gaps],
  );
}
