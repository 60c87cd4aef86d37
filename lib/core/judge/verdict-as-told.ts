/** A verdict as it was told when a status began, to go on from where nothing else of it is known: after a restart, in a stored past. */
import type { Said } from "../words/sentences/facts";
import type { Millis, PartitionStatus } from "../words/terms";
import { NO_MEMORY, stoodAsTold } from "./rules/memory";
import type { Stood } from "./rules/stand";
import type { Finding, Verdict } from "./verdict";

/** A status of a partition, when it was told, and with which facts. */
export interface ToldStatus {
  status: PartitionStatus;
  at: Millis;
  said?: Said;
}

/** The consumer status is not told of partitions; it follows from the partition's own. */
export function verdictAsTold({ status, at, said }: ToldStatus): Verdict {
  const consumerStatus = status === "OK" || status === "UNKNOWN" ? status : "ERROR";
  const stood = stoodAsTold(said, at);
  const fresh = findingAsTold(said, stood, at);
  const memory = stood || fresh ? { ...NO_MEMORY, stood, fresh } : undefined;
  return { at, partitionStatus: status, consumerStatus, finding: null, since: at, memory };
}

/** What the rules said last, as far as trouble that was told goes on from it: none begins anew for want of a past to look at. */
function findingAsTold(said: Said | undefined, stood: Stood | null, at: Millis): Finding | null {
  const common = { consumerStatus: "ERROR", evidence: "", said, to: at } as const;
  if (said?.key === "offline.leaderless") {
    const { ms } = said.values;
    if (!Number.isFinite(ms)) return null;
    return { ...common, rule: "offline", partitionStatus: "OFFLINE", from: at - ms };
  }
  if (!stood) return null;
  const plain = said?.key === "habit.never-longer" ? said.values.said : said;
  return plain?.key.startsWith("stopped.")
    ? { ...common, rule: "stopped", partitionStatus: "STOPPED", from: stood.since }
    : { ...common, rule: "stalled", partitionStatus: "STALLED", from: stood.since };
}
