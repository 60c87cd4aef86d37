/** What was reported of a partition, out of history, and how far back its past is known. */
import type { ReportedStatus, TodayWire } from "@/lib/api/past-contract";
import { toReports, type Otherwise, type Report, type Reports } from "@/lib/core/past/report";
import type { StoredMoment } from "@/lib/core/past/stored-past";
import type { Millis } from "@/lib/core/words/terms";
import type { Runtime } from "../monitor/runtime";

type History = Runtime["history"];

interface Place {
  cluster: string;
  group: string;
  topic: string;
  partition: number;
}

/** More changes than this within a day are no history to compare with. */
const MOST_CHANGES = 20_000;

/** The report that held when the range began, and those within it, both ends included; with the end of the group, if it ended. */
export async function readReports(
  history: History,
  { cluster, group, topic, partition }: Place,
  { from, to }: { from: Millis; to: Millis },
): Promise<Reports> {
  const range = { cluster, group, from, to, limit: MOST_CHANGES };
  const found = await Promise.all([
    history.readPartitionStatusesBefore({ cluster, group, topic, partition, at: from }),
    history.readEvents({ ...range, topic, partition, kinds: ["partition-status"] }),
    history.readEvents({ ...range, kinds: ["group-deleted"] }),
  ]);
  return toReports(found.flat());
}

/** A report as it is sent. */
export const reportToWire = (report: Report | null): ReportedStatus => report && { ...report };

/** What the rules say otherwise, as it is sent. */
export const todayToWire = (otherwise: Otherwise | null): TodayWire =>
  otherwise && {
    status: otherwise.partitionStatus,
    consumerStatus: otherwise.consumerStatus,
    finding: otherwise.finding,
  };

/** How far back an unbroken past is looked for, in ms. */
export const UNBROKEN_MS = 86_400_000;

/**
 * Since when partitions have been watched without a gap up to a stored tick: the first tick of that stretch, a day before at most.
 * Null of partitions that were not read then.
 */
export async function readUnbroken(
  history: History,
  { cluster, group, ...one }: Pick<Place, "cluster" | "group"> & Partial<Place>,
  at: Millis,
): Promise<(topic: string, partition: number) => Millis | null> {
  const from = await history.readWatchedFrom({ cluster, at, reachMs: UNBROKEN_MS });
  const read = new Map<string, StoredMoment>();
  if (from !== null)
    for await (const moment of history.readGroupMoments({ cluster, group, ...one, from, to: from }))
      read.set(moment.topic, moment);
  return (topic, partition) => {
    const moment = read.get(topic);
    return moment && holds(moment, partition) ? from : null;
  };
}

/** True where something was read of the partition. */
const holds = ({ first, logEnd, committed }: StoredMoment, partition: number): boolean =>
  partition - first < Math.max(logEnd.length, committed.length);
