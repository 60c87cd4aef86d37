/**
 * Burrow's read interface (version 1.9.5, `core/internal/httpserver`): a path in, the answer out. Statuses follow
 * Burrow's rules, whatever profile Tidemark itself judges a group by.
 */
import { GROUP_NOT_FOUND } from "@/lib/core/judge/burrow/group";
import { groupBody, moduleBody, topicsBody } from "./bodies";
import { readConsumers, readGroup, readTopic, statusOf, type WatchedCluster } from "./cluster";
import { stringify, type Json } from "./json";
import { decodeOnce, findNamed } from "./names";

export interface BurrowAnswer {
  status: number;
  contentType: string;
  body: string;
}

interface Asked {
  clusters: readonly WatchedCluster[];
  /** Percent-encoded still: names are looked up by what they may mean. */
  cluster: string;
  name: string;
}

type Body = { status?: number; error?: boolean; message: string; fields?: Record<string, Json> };

/** A path after `/v3`; `:c` is the cluster, `:n` a topic or a group. */
const ROUTES: readonly [path: string, answer: (asked: Asked) => Body][] = [
  ["kafka", listClusters],
  ["kafka/:c", detailCluster],
  ["kafka/:c/topic", listTopics],
  ["kafka/:c/topic/:n", detailTopic],
  ["kafka/:c/topic/:n/consumers", listConsumersOfTopic],
  ["kafka/:c/consumer", listConsumers],
  ["kafka/:c/consumer/:n", detailConsumer],
  ["kafka/:c/consumer/:n/status", (asked) => consumerStatus(asked, false)],
  ["kafka/:c/consumer/:n/lag", (asked) => consumerStatus(asked, true)],
  ["config/cluster", listModules],
  ["config/cluster/:c", detailCluster],
];

/**
 * Answers a GET.
 *
 * @param path of the URL, as sent, from `/v3` on
 * @param host name of this machine, which Burrow puts into every answer
 */
export function answerBurrow(path: string, host: string, clusters: readonly WatchedCluster[]): BurrowAnswer {
  const given = path
    .replace(/^\/v3\/kafka\/$/, "/v3/kafka")
    .split("/")
    .slice(2);
  for (const [route, answer] of ROUTES) {
    const names = match(route.split("/"), given);
    if (!names) continue;
    const {
      status = 200,
      error = status !== 200,
      message,
      fields,
    } = answer({ clusters, cluster: "", name: "", ...names });
    const url = decodeOnce(`/v3/${given.join("/")}`);
    const body = stringify({ error, message, ...fields, request: { url, host } });
    return { status, contentType: "application/json", body };
  }
  // Burrow says so in JSON, but as text, with a line end.
  const body = '{"error":true,"message":"invalid request type","result":{}}\n';
  return { status: 404, contentType: "text/plain; charset=utf-8", body };
}

function match(route: string[], given: string[]): { cluster?: string; name?: string } | null {
  if (route.length !== given.length) return null;
  const fits = route.every((part, i) => (part.startsWith(":") ? given[i] !== "" : part === given[i]));
  if (!fits) return null;
  return { cluster: given[route.indexOf(":c")] ?? "", name: given[route.indexOf(":n")] ?? "" };
}

function listClusters({ clusters }: Asked): Body {
  return { message: "cluster list returned", fields: { clusters: clusters.map(listedIn(clusters)) } };
}

function listModules({ clusters }: Asked): Body {
  const fields = { coordinator: "cluster", modules: clusters.map(listedIn(clusters)) };
  return { message: "module list returned", fields };
}

function detailCluster(asked: Asked): Body {
  const cluster = findCluster(asked);
  if (!cluster) return { status: 404, message: "cluster module not found" };
  return { message: "cluster module detail returned", fields: { module: moduleBody(cluster.snapshot) } };
}

function listTopics(asked: Asked): Body {
  const cluster = findCluster(asked);
  if (!cluster) return { status: 404, message: "cluster not found" };
  return { message: "topic list returned", fields: { topics: topicNames(cluster) } };
}

function detailTopic(asked: Asked): Body {
  const cluster = findCluster(asked);
  const topic = cluster && findNamed(asked.name, topicNames(cluster));
  const offsets = topic === undefined ? null : readTopic(cluster!, topic);
  if (!offsets) return { status: 404, message: "cluster or topic not found" };
  return { message: "topic offsets returned", fields: { offsets } };
}

function listConsumersOfTopic(asked: Asked): Body {
  const cluster = findCluster(asked);
  if (!cluster) return { status: 404, message: "cluster not found" };
  const topic = findNamed(asked.name, topicNames(cluster));
  const consumers = topic === undefined ? [] : readConsumers(cluster, topic);
  return { message: "consumers of topic returned", fields: { consumers } };
}

function listConsumers(asked: Asked): Body {
  const cluster = findCluster(asked);
  if (!cluster) return { status: 404, message: "cluster not found" };
  return { message: "consumer list returned", fields: { consumers: groupNames(cluster) } };
}

function detailConsumer(asked: Asked): Body {
  const cluster = findCluster(asked);
  const group = cluster && findNamed(asked.name, groupNames(cluster));
  const read = group === undefined ? null : readGroup(cluster!, group);
  if (!read) return { status: 404, message: "cluster or consumer not found" };
  return { message: "consumer detail returned", fields: { topics: topicsBody(read.partitions) } };
}

/** An unknown group is a 404 that says it is no error: Burrow's way. */
function consumerStatus(asked: Asked, all: boolean): Body {
  const message = "consumer status returned";
  const cluster = findCluster(asked);
  const clusterName = cluster ? listedIn(asked.clusters)(cluster) : decodeOnce(asked.cluster);
  const group = cluster && findNamed(asked.name, groupNames(cluster));
  const read = group === undefined ? null : readGroup(cluster!, group);
  if (group === undefined || !read) {
    const status = groupBody(clusterName, decodeOnce(asked.name), GROUP_NOT_FOUND, all);
    return { status: 404, error: false, message, fields: { status } };
  }
  return { message, fields: { status: groupBody(clusterName, group, statusOf(read), all) } };
}

function findCluster({ clusters, cluster }: Asked): WatchedCluster | undefined {
  const exact = findNamed(cluster, clusters.map(nameOf));
  if (exact !== undefined) return clusters.find((candidate) => nameOf(candidate) === exact);
  const lower = findNamed(cluster.toLowerCase(), clusters.map(listedIn(clusters)));
  return clusters.find((candidate) => listedIn(clusters)(candidate) === lower);
}

/** Burrow knows clusters in lower case only. Clusters that differ in nothing but case keep their names. */
const listedIn = (clusters: readonly WatchedCluster[]) => (cluster: WatchedCluster) => {
  const lower = nameOf(cluster).toLowerCase();
  const namesakes = clusters.filter((other) => nameOf(other).toLowerCase() === lower);
  return namesakes.length === 1 ? lower : nameOf(cluster);
};

const nameOf = ({ snapshot }: WatchedCluster) => snapshot.cluster;
const topicNames = ({ snapshot }: WatchedCluster) => snapshot.topics.map(({ topic }) => topic);
const groupNames = ({ snapshot }: WatchedCluster) => snapshot.groups.map(({ group }) => group);
