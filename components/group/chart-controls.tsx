/** How the waterlines are ordered and what their axis counts. */
"use client";

import { formatClock, formatTime } from "@/lib/client/format";
import { Segmented } from "../ui/segmented";
import type { PartitionOrder } from "./rank";

export interface ChartControlsProps {
  order: PartitionOrder;
  setOrder(order: PartitionOrder): void;
  absolute: boolean;
  setAbsolute(absolute: boolean): void;
  /** Said when history is younger than the range. */
  begins: number | null;
}

export function ChartControls({ order, setOrder, absolute, setAbsolute, begins }: ChartControlsProps) {
  return (
    <div className="flex flex-wrap items-center gap-2">
      <h2 className="text-sm font-semibold">Log end against committed offset</h2>
      <div className="mr-auto">
        <Begins at={begins} />
      </div>
      <Segmented
        ariaLabel="Order of the partitions"
        value={order}
        onChange={setOrder}
        options={[
          { value: "worst", label: "Worst first" },
          { value: "number", label: "By number" },
        ]}
      />
      <AxisChoice absolute={absolute} setAbsolute={setAbsolute} />
    </div>
  );
}

/** A chart that starts later than asked for says so. */
export function Begins({ at }: { at: number | null }) {
  if (at === null) return null;
  return (
    <p className="text-xs text-text-3" title={formatTime(at)}>
      data from <span className="figures">{formatClock(at, false)}</span> on
    </p>
  );
}

export function AxisChoice({ absolute, setAbsolute }: Pick<ChartControlsProps, "absolute" | "setAbsolute">) {
  return (
    <Segmented
      ariaLabel="Axis of the waterlines"
      value={absolute ? "absolute" : "relative"}
      onChange={(value) => setAbsolute(value === "absolute")}
      options={[
        { value: "relative", label: "Records", title: "Records since the start of the range" },
        { value: "absolute", label: "Offsets", title: "Offsets as they are in Kafka" },
      ]}
    />
  );
}
