/** Answers a topic's past: its logs, and how the groups on it did, in sums that a chart can hold. */
import { answer } from "@/lib/api/answer";
import { shortOf } from "@/lib/api/overload";
import type { TopicHistoryAnswer, TopicHistoryQuery } from "@/lib/api/topic-contract";
import { readerNames } from "@/lib/api/topic-wire";
import type { ClusterThen } from "@/lib/core/past/past-assembly";
import { sumGroup, sumLogs } from "@/lib/core/past/topic-past";
import { why } from "@/lib/core/words/sentences/refusals/facts";
import type { ClusterSnapshot } from "@/lib/core/picture/snapshot";
import type { Millis } from "@/lib/core/words/terms";
import type { Runtime } from "../monitor/runtime";
import { pointsFor } from "./chart-points";
import { clusterThen, type PastSources } from "./cluster-moment";
import { REACH_MS } from "./past-lead";
import { topicsOf } from "./topics-of";
import { refuseRange } from "./range";

/** An eye can tell so many lines apart, and each group is a read of its own. */
const MOST_GROUPS = 8;

interface Asked {
  cluster: string;
  topic: string;
  query: TopicHistoryQuery;
}

type Sources = PastSources & Pick<Runtime, "hub">;
type Picture = ClusterThen["picture"] | ClusterSnapshot;

/** A topic that nobody knows has an empty past; the groups are those on it at the end of the range, worst first. */
export async function serveTopicHistory(sources: Sources, { cluster, topic, query }: Asked): Promise<Response> {
  const { history } = sources;
  const { from, to } = query;
  const refused = refuseRange({ from, to });
  if (refused) return refused;
  const snapshot = await pictureAt(sources, cluster, to);
  if (snapshot === "busy") return shortOf(why("refused.other-pasts", {}), 3);
  const names = snapshot ? readerNames(await topicsOf(snapshot), topic) : [];
  const shown = names.slice(0, MOST_GROUPS);
  const partitions = snapshot?.topics.find((one) => one.topic === topic)?.partitions ?? 0;
  const points = pointsFor(query.points, partitions * (shown.length + 1));
  const range = { cluster, topic, from, to, points };
  const [logs, ...groups] = await Promise.all([
    history.readTopic(range),
    ...shown.map((group) => history.readGroup({ ...range, group })),
  ]);
  const text = (value: bigint | null) => (value === null ? null : String(value));
  const sums = sumLogs(logs.points);
  const body: TopicHistoryAnswer = {
    ...{ cluster, topic, from, to, stepMs: logs.stepMs, at: sums.at, unknown: sums.unknown, gaps: logs.gaps },
    logStart: sums.logStart.map(text),
    logEnd: sums.logEnd.map(text),
    produceRate: sums.produceRate,
    groups: shown.map((group, index) => {
      const past = groups[index]?.topics.find((one) => one.topic === topic);
      const { lag, consumeRate } = sumGroup(sums.at, past?.at ?? [], past?.partitions ?? []);
      return { group, lag: lag.map(text), consumeRate };
    }),
    omittedGroups: names.length - shown.length,
  };
  return answer(body);
}

/** The cluster at the end of the range: what is stored of that moment, else how it is now. Null: nobody knows it. */
async function pictureAt(sources: Sources, cluster: string, to: Millis): Promise<Picture | null | "busy"> {
  const present = sources.hub.cluster(cluster) ?? null;
  if (!present || to > Date.now() - REACH_MS) return present;
  const then = await clusterThen(sources, cluster, to);
  return then === "busy" ? then : (then?.picture ?? present);
}
