/** What the charts take. */
import type { AnyStatus } from "../status/tone";
import type { Band, Mark } from "./backdrop";
import type { Gap } from "./samples";
import type { ReactNode } from "react";

export interface LagSeries {
  key: string;
  label: string;
  /** Along `at`; null where not known. */
  values: (number | null)[];
  /** The least that the value can be where it is not known, drawn as a dashed line; null where not even that is known. */
  atLeast?: (number | null)[];
  color?: string;
}

export interface LagChartProps {
  at: number[];
  series: LagSeries[];
  /** What the axis counts: "records", "records per second", "members". */
  unit: string;
  from: number;
  to: number;
  syncId?: string;
  height?: number;
  title?: string;
  ariaLabel: string;
  gaps: Gap[];
  bands?: Band[];
  marks?: Mark[];
  highlight?: Gap;
  /** Prints axis labels and values; short counts where absent. */
  format?: (value: number) => string;
  legend?: ReactNode;
  /** Offers a logarithmic axis; `log` is where it begins, and `onLog` is told of each change, to keep it in the URL. */
  scalable?: boolean;
  log?: boolean;
  onLog?(log: boolean): void;
}

export interface WaterlineChartProps {
  /** ms since the epoch, ascending; the other arrays run along it. */
  at: number[];
  logEnd: (bigint | null)[];
  committed: (bigint | null)[];
  /** Absent: nothing was deleted that the group had yet to read, as far as is known. */
  logStart?: (bigint | null)[];
  /** The status at the range's end. */
  status: AnyStatus;
  gaps: Gap[];
  /** The statuses of the range: the water is coloured by them. Absent: only the present one is known. */
  bands?: Band[];
  /** Draws no band where all was well: among many charts the eye is to find what is wrong. */
  quiet?: boolean;
  marks?: Mark[];
  /** A window to shade, such as the one a finding looked at. */
  highlight?: Gap;
  from: number;
  to: number;
  /** Charts of the same id share a crosshair. */
  syncId?: string;
  height?: number;
  /** Prints offsets on the axis instead of records since the start of the range. */
  absolute?: boolean;
  title?: string;
  ariaLabel: string;
}

export interface HeatRow {
  key: string;
  /** Short, for the axis: "17". */
  label: string;
  /** In full, for reading: "payments/17". */
  name: string;
  /** Along `at`; null where not known. */
  values: (number | null)[];
  bands: Band[];
  selected: boolean;
}

export interface HeatMapProps {
  at: number[];
  rows: HeatRow[];
  from: number;
  to: number;
  gaps: Gap[];
  /** Distance of two samples as stored, in ms; 0 where every sample is there. */
  stepMs: number;
  syncId?: string;
  title?: string;
  ariaLabel: string;
  /** A row was chosen; `toggles` when a key was held, to add it to the others. */
  onPick(key: string, toggles: boolean): void;
}
