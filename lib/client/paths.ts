/** Addresses of pages, and the same below `/api/v1`; and of files that the server makes. Kafka names may hold any character: see `toSegment`. */
import { toSegment as segment } from "@/lib/core/words/path-segment";
import type { ExportQuery } from "@/lib/api/export-contract";
import type { PictureQuery } from "@/lib/api/picture-contract";
import type { Case } from "@/lib/core/words/terms";
import { queryString } from "./query-string";

/** Where the interface is, for what no router knows: fetches, streams, files. The server may be below a path. */
export const API = `${process.env.TIDEMARK_BASE ?? ""}/api/v1`;

export const clusterPath = (cluster: string) => `/clusters/${segment(cluster)}`;

export const groupPath = (cluster: string, group: string) => `${clusterPath(cluster)}/groups/${segment(group)}`;

export const partitionPath = (cluster: string, group: string, topic: string, partition: number) =>
  `${groupPath(cluster, group)}/topics/${segment(topic)}/partitions/${partition}`;

export const topicPath = (cluster: string, topic: string) => `${clusterPath(cluster)}/topics/${segment(topic)}`;

/** The page that sets groups aside, with what is known of those that are meant. */
export const setAsidePath = (of: { cluster?: string; pattern?: string } = {}) => `/set-aside${queryString(of)}`;

/** The alerts' page, and what is chosen on it. */
export const alertsPath = (of: Record<string, string | undefined> = {}) => `/alerts${queryString(of)}`;

/** All incidents, or those of a cluster or a group. */
export const incidentsPath = (of: { cluster?: string; group?: string } = {}) => `/incidents${queryString(of)}`;

export const incidentPath = (id: string) => `/incidents/${segment(id)}`;

/** Its whole address, to be sent to somebody. */
export const incidentAddress = (id: string) =>
  new URL(`${process.env.TIDEMARK_BASE ?? ""}${incidentPath(id)}`, window.location.href).href;

/** The incident as a Markdown file. */
export const incidentReportPath = (id: string, of: { zone: string; lang: string }) =>
  `${API}${incidentPath(id)}/report.md${queryString(of)}`;

/** The pattern of the names that hold a text; none where nothing is looked for. */
export const patternOf = (text: string) => (text.trim() === "" ? undefined : `*${text.trim()}*`);

export const casePath = (slug: Case) => `/cases/${slug}`;

export type ExportFormat = ExportQuery["format"];

/** Stored ticks as a file. */
export const exportPath = ({ from, to, ...rest }: ExportQuery) =>
  `${API}/export?${new URLSearchParams({ ...rest, from: String(from), to: String(to) }).toString()}`;

interface PictureOf extends Omit<PictureQuery, "size" | "topic" | "partition"> {
  cluster: string;
  group: string;
  topic: string;
  partition: number;
}

/** The chart of a partition as a picture that the server draws. */
export const picturePath = ({ cluster, group, ...query }: PictureOf) =>
  `${API}${groupPath(cluster, group)}/chart.png${queryString({ ...query })}`;
