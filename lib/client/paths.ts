/** Addresses of pages. Kafka names may hold any character, so every segment is percent-encoded here. */
import type { Case } from "@/lib/core/terms";

const segment = encodeURIComponent;

export const clusterPath = (cluster: string) => `/clusters/${segment(cluster)}`;

export const groupPath = (cluster: string, group: string) => `${clusterPath(cluster)}/groups/${segment(group)}`;

export const partitionPath = (cluster: string, group: string, topic: string, partition: number) =>
  `${groupPath(cluster, group)}/topics/${segment(topic)}/partitions/${partition}`;

export const topicPath = (cluster: string, topic: string) => `${clusterPath(cluster)}/topics/${segment(topic)}`;

export const casePath = (slug: Case) => `/cases/${slug}`;
