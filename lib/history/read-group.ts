/** A group's past as a chart wants it: offsets and lag of every partition along time, thinned, gaps kept. */
import type { GroupHistory, GroupQuery } from "./model";
import { PointTable } from "./point-table";
import { layPoints, resolutionFor } from "./points";
import { readBlocks, readRollups, type ChartRead } from "./read-chart";
import { readOpen } from "./read-open";
import { readSubscriptions } from "./subscription-rows";
import { readGaps, readTimeline, type Db } from "./moment-sources";

/** Reads a group's history; a group or a topic that is not known has an empty one. */
export async function readGroup(db: Db, query: GroupQuery): Promise<GroupHistory> {
  const wanted = resolutionFor(query, query.points);
  const { clusterId, subscriptions: shares } = await readSubscriptions(db, query);
  if (clusterId === null) {
    return { resolution: "full", stepMs: 0, topics: [], members: { at: [], count: [] }, gaps: [] };
  }
  const timeline = await readTimeline(db, clusterId, query, wanted);
  const points = layPoints(timeline, query, query.points, wanted);
  const only = query.partition === undefined ? null : Math.trunc(query.partition);
  const table = new PointTable(points.at, points.stepMs > 0, only);
  const read: ChartRead = { db, subscriptions: shares, points, table, only };
  const [gaps] = await Promise.all([
    readGaps(db, clusterId, timeline, query, Date.now()),
    readOpen(read, timeline.open),
    readBlocks(read, timeline.parts),
    readRollups(read, timeline.days),
  ]);
  const { resolution, stepMs } = points;
  return { resolution, stepMs, topics: table.topics(), members: table.members(), gaps };
}
