/** Partitions without a leader, and the groups that wait for them. */
import { Link } from "../ui/link";
import { Unplug } from "lucide-react";
import type { ClusterSummary, GroupSummary } from "@/lib/api/contract";
import { casePath, partitionPath } from "@/lib/client/paths";
import { Card } from "../ui/card";

const MOST = 20;

export function OfflineList({ cluster, groups }: { cluster: ClusterSummary; groups: GroupSummary[] }) {
  const { offlinePartitions: offline, cluster: name } = cluster;
  if (offline.length === 0) return null;
  return (
    <Card
      title="Offline partitions"
      note={String(offline.length)}
      padded={false}
      actions={
        <Link href={casePath("offline-partition")} className="text-xs text-accent hover:underline">
          What to do
        </Link>
      }
    >
      <ul className="divide-y divide-line">
        {offline.slice(0, MOST).map(({ topic, partition }) => {
          const readers = groups.filter(({ topics }) => topics.includes(topic));
          return (
            <li key={`${topic}/${partition}`} className="flex gap-2 px-4 py-2 text-sm">
              <Unplug size={14} strokeWidth={2.25} aria-hidden className="mt-1 shrink-0 text-offline" />
              <p className="min-w-0 wrap-anywhere">
                <span className="figures font-medium">{`${topic}/${partition}`}</span>
                <span className="text-text-2">
                  {" "}
                  has no leader.{readers.length > 0 ? " Read by " : " No watched group reads it."}
                </span>
                {readers.map(({ group }, index) => (
                  <span key={group}>
                    {index > 0 ? ", " : null}
                    <Link href={partitionPath(name, group, topic, partition)} className="text-accent hover:underline">
                      {group}
                    </Link>
                  </span>
                ))}
              </p>
            </li>
          );
        })}
      </ul>
      {offline.length > MOST ? (
        <p className="border-t border-line px-4 py-2 text-xs text-text-3">and {offline.length - MOST} more</p>
      ) : null}
    </Card>
  );
}
