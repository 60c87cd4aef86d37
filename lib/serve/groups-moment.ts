/** Answers all groups as they were at a stored moment, as the rows that the overview showed then. */
import { answer, problem } from "@/lib/api/answer";
import type { GroupsMomentAnswer, GroupThenWire } from "@/lib/api/moment-contract";
import { shortOf } from "@/lib/api/overload";
import { toGroupSummary } from "@/lib/api/wire";
import { inTurns } from "@/lib/core/in-turns";
import type { ClusterThen } from "@/lib/core/past/past-assembly";
import { why } from "@/lib/core/words/sentences/refusals/facts";
import type { Millis } from "@/lib/core/words/terms";
import type { Runtime } from "../monitor/runtime";
import { clusterThen, type PastSources } from "./cluster-moment";
import { TURNS } from "./past-lead";
import { rowThen } from "./row-then";

/** Clusters one after the other: each may hold very many readings while it is put together. */
export async function serveGroupsMoment(
  sources: PastSources & Pick<Runtime, "hub">,
  { at, cluster }: { at: Millis; cluster?: string },
): Promise<Response> {
  const { hub } = sources;
  if (cluster !== undefined && !hub.cluster(cluster))
    return problem(404, "title.not-found", why("refused.no-cluster", { cluster }), "cluster");
  const body: GroupsMomentAnswer = { clusters: [], groups: [] };
  const names = hub.clusters().map((snapshot) => snapshot.cluster);
  for (const name of names.filter((one) => cluster === undefined || one === cluster)) {
    const then = await clusterThen(sources, name, at);
    if (then === "busy") return shortOf(why("refused.other-pasts", {}), 3);
    const offlinePartitions = then && then.picture.topics.reduce((sum, { offline }) => sum + offline.length, 0);
    body.clusters.push({ cluster: name, at: then && then.picture.at, offlinePartitions });
    if (then) body.groups.push(...(await inTurns(rowsOf(then), TURNS)));
  }
  return answer(body);
}

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
