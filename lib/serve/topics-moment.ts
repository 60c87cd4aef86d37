/** Answers all topics as they were at a stored moment, out of the same picture as the groups of that moment. */
import type { ClustersMomentQuery, TopicsMomentAnswer } from "@/lib/api/moment-contract";
import type { TopicSummary } from "@/lib/api/topic-contract";
import type { ClusterThen } from "@/lib/core/past/past-assembly";
import { serveClustersMoment, type MomentSources } from "./clusters-moment";
import { topicsOf } from "./topics-of";

export const serveTopicsMoment = (sources: MomentSources, query: ClustersMomentQuery): Promise<Response> =>
  serveClustersMoment(
    sources,
    query,
    (then) => rowsOf(then, sources),
    (clusters, topics): TopicsMomentAnswer => ({ clusters, topics }),
  );

async function rowsOf({ picture }: ClusterThen, { hub }: Pick<MomentSources, "hub">): Promise<TopicSummary[]> {
  // That a topic is Kafka's own is not stored, and does not change.
  const now = hub.cluster(picture.cluster)?.topics ?? [];
  const internal = new Set(now.filter((one) => one.internal).map(({ topic }) => topic));
  const { summaries } = await topicsOf(picture);
  return summaries.map((row) => (internal.has(row.topic) ? { ...row, internal: true } : row));
}
