/** What is wrong with a group's partitions, in their own statuses, worst first: "OFFLINE, 2 STALLED". */
import clsx from "clsx";
import type { GroupSummary } from "@/lib/api/contract";
import { PARTITION_STATUSES, type PartitionStatus } from "@/lib/core/words/terms";
import { TONE_TEXT, toneOf } from "./tone";

type Counts = GroupSummary["partitionStatuses"];

/** Statuses that say that something is wrong, with how many partitions are in them, worst first. */
export function troublesOf(counts: Counts): [status: PartitionStatus, count: number][] {
  return [...PARTITION_STATUSES]
    .reverse()
    .filter((status) => status !== "OK" && status !== "UNKNOWN")
    .flatMap((status) => (counts[status] ? [[status, counts[status]] as [PartitionStatus, number]] : []));
}

/** Nothing where nothing is wrong; the number is told from two on. */
export function PartitionTroubles({ counts, className }: { counts: Counts; className?: string }) {
  const troubles = troublesOf(counts);
  if (troubles.length === 0) return null;
  return (
    <span className={clsx("font-semibold", className)} data-troubles>
      {troubles.map(([status, count], index) => (
        <span key={status} className={TONE_TEXT[toneOf(status)]}>
          {index > 0 ? ", " : ""}
          {count > 1 ? `${count} ` : ""}
          {status}
        </span>
      ))}{" "}
    </span>
  );
}
