/** Answers all groups as they were at a stored moment, as the rows that the overview showed then. */
import type { ClustersMomentQuery, GroupsMomentAnswer, GroupThenWire } from "@/lib/api/moment-contract";
import { toGroupSummary } from "@/lib/api/wire";
import { inTurns } from "@/lib/core/in-turns";
import type { ClusterThen } from "@/lib/core/past/past-assembly";
import { serveClustersMoment, type MomentSources } from "./clusters-moment";
import { TURNS } from "./past-lead";
import { rowThen } from "./row-then";

export const serveGroupsMoment = (sources: MomentSources, query: ClustersMomentQuery): Promise<Response> =>
  serveClustersMoment(
    sources,
    query,
    (then) => inTurns(rowsOf(then), TURNS),
    (clusters, groups): GroupsMomentAnswer => ({ clusters, groups }),
  );

/** It yields after each: rates and trends are worked out here. */
function* rowsOf({ groups }: ClusterThen): Generator<undefined, GroupThenWire[]> {
  const rows: GroupThenWire[] = [];
  for (const then of groups) {
    rows.push({
      ...toGroupSummary(then.group),
      ...rowThen(then),
      ...(then.sinceAtLeast && { sinceAtLeast: true as const }),
    });
    yield;
  }
  return rows;
}
