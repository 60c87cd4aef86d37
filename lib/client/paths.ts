/** Addresses of pages, and of files that the server makes. Kafka names may hold any character, so every segment is percent-encoded here. */
import type { ExportQuery } from "@/lib/api/export-contract";
import type { Case } from "@/lib/core/terms";

const segment = encodeURIComponent;

export const clusterPath = (cluster: string) => `/clusters/${segment(cluster)}`;

export const groupPath = (cluster: string, group: string) => `${clusterPath(cluster)}/groups/${segment(group)}`;

export const partitionPath = (cluster: string, group: string, topic: string, partition: number) =>
  `${groupPath(cluster, group)}/topics/${segment(topic)}/partitions/${partition}`;

export const topicPath = (cluster: string, topic: string) => `${clusterPath(cluster)}/topics/${segment(topic)}`;

export const casePath = (slug: Case) => `/cases/${slug}`;

export type ExportFormat = ExportQuery["format"];

/** Stored ticks as a file. */
export const exportPath = ({ from, to, ...rest }: ExportQuery) =>
  `/api/v1/export?${new URLSearchParams({ ...rest, from: String(from), to: String(to) }).toString()}`;
