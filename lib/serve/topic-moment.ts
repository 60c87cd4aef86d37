/** Answers a topic as it was at a stored moment, out of the same picture as the groups of that moment. */
import { answer, problem } from "@/lib/api/answer";
import type { TopicMomentAnswer, TopicMomentQuery } from "@/lib/api/moment-contract";
import { shortOf } from "@/lib/api/overload";
import type { TopicDetail, TopicReader } from "@/lib/api/topic-contract";
import { toTopicDetail } from "@/lib/api/topic-wire";
import type { GroupThen } from "@/lib/core/past/past-assembly";
import { why } from "@/lib/core/words/sentences/refusals/facts";
import type { Runtime } from "../monitor/runtime";
import { clusterThen, type PastSources } from "./cluster-moment";
import { membersThen } from "./row-then";
import { topicsOf } from "./topics-of";

export async function serveTopicMoment(
  sources: PastSources & Pick<Runtime, "hub">,
  { cluster, topic }: { cluster: string; topic: string },
  { at, ...page }: TopicMomentQuery,
): Promise<Response> {
  if (!sources.hub.cluster(cluster))
    return problem(404, "title.not-found", why("refused.no-cluster", { cluster }), "cluster");
  const then = await clusterThen(sources, cluster, at);
  if (then === "busy") return shortOf(why("refused.other-pasts", {}), 3);
  if (then === null) return answer({ at: null, topic: null } satisfies TopicMomentAnswer);
  const { picture, groups } = then;
  const detail = toTopicDetail(picture, await topicsOf(picture), topic, page);
  return answer({ at: picture.at, topic: detail && asStored(detail, groups) } satisfies TopicMomentAnswer);
}

/** What is not stored is not claimed: of leaders no more is known than whether there was one. */
function asStored(detail: TopicDetail, groups: readonly GroupThen[]): TopicDetail {
  const byName = new Map(groups.map((then) => [then.group.group, then]));
  const withMembers = (reader: TopicReader): TopicReader => {
    const then = byName.get(reader.group);
    return then ? { ...reader, ...membersThen(then) } : reader;
  };
  return {
    ...detail,
    readers: detail.readers.map(withMembers),
    endangered: detail.endangered.map(withMembers),
    partitions: detail.partitions.map((partition) => ({ ...partition, leader: null })),
  };
}
