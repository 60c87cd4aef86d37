/** A verdict as it was reported when a status began, to go on from where nothing else of it is known: after a restart, in a stored past. */
import { withoutHabit, type Said } from "../words/sentences/facts";
import type { ConsumerStatus, Millis, PartitionStatus } from "../words/terms";
import { NO_MEMORY, stoodAsReported } from "./rules/memory";
import type { Stood } from "./rules/stand";
import type { Finding, Verdict } from "./verdict";

/** A status of a partition, when it was reported, and with which facts. */
export interface ReportedStatus {
  status: PartitionStatus;
  at: Millis;
  said?: Said;
}

/** The consumer status is not reported of partitions; it follows from the partition's own. */
export const consumerStatusOf = (status: PartitionStatus): ConsumerStatus =>
  status === "OK" || status === "UNKNOWN" ? status : "ERROR";

export function verdictAsReported({ status, at, said }: ReportedStatus): Verdict {
  const consumerStatus = consumerStatusOf(status);
  const stood = stoodAsReported(said, at);
  const fresh = findingAsReported(said, stood, at);
  const memory = stood || fresh ? { ...NO_MEMORY, stood, fresh } : undefined;
  return { at, partitionStatus: status, consumerStatus, finding: null, since: at, memory };
}

/** What the rules said last, as far as trouble that was reported goes on from it: none begins anew for want of a past to look at. */
function findingAsReported(said: Said | undefined, stood: Stood | null, at: Millis): Finding | null {
  const common = { consumerStatus: "ERROR", evidence: "", said, to: at } as const;
  if (said?.key === "offline.leaderless") {
    const { ms } = said.values;
    if (!Number.isFinite(ms)) return null;
    return { ...common, rule: "offline", partitionStatus: "OFFLINE", from: at - ms };
  }
  if (!stood) return null;
  return withoutHabit(said)?.key.startsWith("stopped.")
    ? { ...common, rule: "stopped", partitionStatus: "STOPPED", from: stood.since }
    : { ...common, rule: "stalled", partitionStatus: "STALLED", from: stood.since };
}
