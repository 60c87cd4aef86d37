/** The lag of a group or a topic as pages show it, where partitions may be missing from the sum. Pure. */
import type { GroupSummary } from "@/lib/api/contract";
import type { TopicSummary } from "@/lib/api/topic-contract";

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

/** What is written in less than this is no lag to speak of where the sum is only a bound, s: as that of the time behind. */
const TELLING_S = 10;

/** The sum of all groups on a topic, null where none is to be shown: a topic has no time behind, and is measured by what is written. */
export function shownTopicLag({
  lag,
  unknownPartitions,
  produceRate,
}: Pick<TopicSummary, "lag" | "unknownPartitions" | "produceRate">): string | null {
  if (lag === null || unknownPartitions === 0) return lag;
  const rate = produceRate.known ? produceRate.value : 0;
  return lag !== "0" && Number(lag) >= rate * TELLING_S ? lag : null;
}
