/** Partitions that have no leader, by topic. */
import Link from "next/link";
import type { ClusterSummary } from "@/lib/api/contract";
import { casePath } from "@/lib/client/paths";
import { partitionRanges } from "../group/rank";
import { Card } from "../ui/card";

export function OfflineCard({ cluster: { offlinePartitions } }: { cluster: ClusterSummary }) {
  const topics = [...new Set(offlinePartitions.map(({ topic }) => topic))];
  return (
    <Card title="Offline partitions" note={offlinePartitions.length > 0 ? String(offlinePartitions.length) : undefined}>
      {topics.length === 0 ? (
        <p className="text-sm text-text-2">Every partition has a leader.</p>
      ) : (
        <>
          <ul className="flex flex-col gap-1 text-sm">
            {topics.map((topic) => (
              <li key={topic} className="figures wrap-anywhere">
                {topic}/
                {partitionRanges(offlinePartitions.filter((one) => one.topic === topic).map((one) => one.partition))}
              </li>
            ))}
          </ul>
          <p className="mt-3 text-sm text-text-2">
            Nothing can be written to or read from them.{" "}
            <Link href={casePath("offline-partition")} className="text-accent hover:underline">
              What to do
            </Link>
          </p>
        </>
      )}
    </Card>
  );
}
