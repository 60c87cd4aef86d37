/** Columns of the list of topics: widths that never change with what stands in them. */
import type { Messages } from "@/lib/client/messages/en";
import type { TopicSort } from "./selection";

export interface TopicColumn {
  /** In the words of `topic.columns` and, for the explanation, of `topic.columnTitles`. */
  key: keyof Messages["topic"]["columns"];
  sort?: TopicSort;
  right?: boolean;
  /** The screen width from which on it is shown. */
  from?: "lg" | "xl";
}

export const TOPIC_COLUMNS: TopicColumn[] = [
  { key: "status", sort: "worst" },
  { key: "topic", sort: "topic" },
  { key: "partitions", sort: "partitions", right: true },
  { key: "groups", sort: "groups", right: true },
  { key: "worstGroup", from: "xl" },
  { key: "produced", sort: "produced", right: true },
  { key: "lag", sort: "lag", right: true },
  { key: "retained", sort: "retained", right: true, from: "lg" },
  { key: "danger", sort: "danger" },
];

/** One grid for the head and all rows. */
export const TOPIC_GRID =
  "grid items-center gap-x-4 px-3 grid-cols-[92px_minmax(160px,1fr)_72px_56px_72px_72px_132px] " +
  "lg:grid-cols-[92px_minmax(160px,1fr)_72px_56px_72px_72px_76px_132px] " +
  "xl:grid-cols-[92px_minmax(180px,1fr)_72px_56px_minmax(200px,1fr)_72px_72px_76px_152px]";

export const shownFrom = (from: TopicColumn["from"]): string =>
  from === "lg" ? "hidden lg:block" : from === "xl" ? "hidden xl:block" : "";
