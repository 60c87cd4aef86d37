/** Answers all topics as they were at a stored moment, out of the same picture as the groups of that moment. */
import type { ClustersMomentQuery } from "@/lib/api/moment-contract";
import { serveClustersMoment, type MomentSources } from "./clusters-moment";
import { topicsOf } from "./topics-of";

export const serveTopicsMoment = (sources: MomentSources, query: ClustersMomentQuery): Promise<Response> =>
  serveClustersMoment(sources, query, "topics", async ({ picture }) => {
    // It is not stored, and does not change.
    const now = sources.hub.cluster(picture.cluster)?.topics ?? [];
    const internal = new Set(now.filter((one) => one.internal).map(({ topic }) => topic));
    const { summaries } = await topicsOf(picture);
    return summaries.map((row) => (internal.has(row.topic) ? { ...row, internal: true } : row));
  });
