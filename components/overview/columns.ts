/** The columns of the overview. The server reads their names in addresses. */
import type { Column } from "../list/columns";
import type { Sort } from "./order";

export const COLUMN_KEYS = [
  ...(["status", "group", "cluster", "why", "lag", "behind", "trend", "strip"] as const),
  ...(["in", "out", "catch", "worst", "members", "commit", "since"] as const),
] as const;
export type ColumnKey = (typeof COLUMN_KEYS)[number];

export const COLUMNS: Column<ColumnKey, Sort>[] = [
  // As a line of text its cell would be higher than the badge, which then stands above the middle.
  { key: "status", width: 100, sort: "worst", fixed: true, cell: "flex whitespace-nowrap" },
  { key: "group", width: 140, grow: 1, sort: "group", fixed: true, cut: true },
  { key: "cluster", width: 88, sort: "cluster", from: "wide", cut: true },
  // What is left is for the sentence, in two lines: it is what the row is read for.
  { key: "why", width: 160, grow: 3, cell: "relative" },
  { key: "lag", width: 76, sort: "lag", right: true },
  { key: "behind", width: 92, sort: "behind", right: true },
  { key: "trend", width: 100, from: "lg" },
  { key: "strip", width: 120, from: "xl" },
  { key: "in", width: 60, sort: "in", right: true, from: "xl" },
  { key: "out", width: 60, sort: "out", right: true, from: "xl" },
  { key: "catch", width: 92, sort: "catch", right: true, from: "2xl" },
  { key: "worst", width: 128, from: "wide", cut: true },
  { key: "members", width: 76, sort: "members", right: true, from: "2xl" },
  { key: "commit", width: 84, sort: "commit", right: true, from: "wide" },
  { key: "since", width: 84, sort: "since", right: true, from: "lg" },
];

/** The column of the row's own buttons, before all others. */
export const BUTTONS = 48;
