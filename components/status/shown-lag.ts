/** A group's lag as pages show it, where partitions may be missing from the sum. Pure. */
import type { GroupSummary } from "@/lib/api/contract";

/**
 * The sum, null where none is to be shown. While a partition cannot be read the lag of the others, where they are well, is a few records
 * in one second and none in the next: a bound that says nothing, as that of the time behind (`PartitionTotals`), with which it is shown.
 */
export const shownLag = ({
  lag,
  unknownPartitions,
  timeLag,
}: Pick<GroupSummary, "lag" | "unknownPartitions" | "timeLag">): string | null =>
  unknownPartitions === 0 || timeLag.known || timeLag.atLeast !== undefined ? lag : null;
