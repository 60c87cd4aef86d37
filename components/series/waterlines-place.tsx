/** The grid that waterlines of a few partitions stand in, and their places while they are on their way: nothing below moves when they come. */
import { Skeleton } from "../ui/skeleton";

export const WATERLINES_GRID =
  "grid grid-cols-1 gap-px md:grid-cols-[repeat(auto-fit,minmax(280px,1fr))] [&>*]:shadow-[0_0_0_1px_var(--line)]";

/** Height in px of the line over a chart's plot: title, unit, and the menu, which is the highest. */
export const HEAD_PX = 24;

/** Height in px of a partition's chart without its plot: padding 21, name 24.5 with the room of 3.5 under it, the line over the plot. */
const CHART_PX = 49 + HEAD_PX;

export interface WaterlinesPlaceProps {
  /** How many charts there will be. */
  count: number;
  /** Height of a plot in px. */
  height: number;
  /** On their way, rather than out of sight. */
  loading?: boolean;
}

export function WaterlinesPlace({ count, height, loading = false }: WaterlinesPlaceProps) {
  return (
    <div className={WATERLINES_GRID}>
      {Array.from({ length: count }, (_, place) => (
        <div key={place} className="p-3" style={{ height: CHART_PX + height }}>
          {loading ? <Skeleton className="h-full w-full" /> : null}
        </div>
      ))}
    </div>
  );
}
