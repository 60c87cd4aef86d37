/** Where an open group's partitions stand in the list. They are fetched when the first group is opened, and nothing moves then. */
"use client";

import dynamic from "next/dynamic";
import type { GroupSummary } from "@/lib/api/contract";
import { Skeleton } from "../ui/skeleton";

const Partitions = dynamic(() => import("./group-partitions").then((module) => module.GroupPartitions), {
  loading: () => <Skeleton className="m-3 h-4 w-40" />,
});

/** So many partitions are shown, the worst first. */
export const MOST = 10;
/** Heights in pixels of a partition's line, of the headings above and of the link below. */
export const LINE = 28;
export const HEAD = 24;
export const FOOT = 32;

type Counted = Pick<GroupSummary, "partitionCount">;

export const linesOf = ({ partitionCount }: Counted) => Math.min(Math.max(partitionCount, 1), MOST);

/** In pixels; known before the partitions are. */
export const partitionsHeight = (group: Counted) => HEAD + linesOf(group) * LINE + FOOT;

export function PartitionsPlace({ group }: { group: GroupSummary }) {
  return (
    <div role="presentation" className="overflow-hidden" style={{ height: partitionsHeight(group) }}>
      <Partitions group={group} />
    </div>
  );
}
