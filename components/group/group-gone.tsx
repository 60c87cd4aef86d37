/** A group or a cluster that is not there: what that can mean, and where to go. */
import Link from "next/link";
import { SearchX } from "lucide-react";
import { clusterPath } from "@/lib/client/paths";
import { buttonClass } from "../ui/button";
import { Card } from "../ui/card";
import { EmptyState } from "../ui/empty-state";

export function GroupGone({ cluster, group, message }: { cluster: string; group: string; message: string }) {
  return (
    <Card>
      <EmptyState
        icon={SearchX}
        title={`${group} is not there`}
        action={
          <span className="flex flex-wrap justify-center gap-2">
            <Link href="/" className={buttonClass()}>
              All groups
            </Link>
            <Link href={clusterPath(cluster)} className={buttonClass()}>
              Cluster {cluster}
            </Link>
          </span>
        }
      >
        <p>{message}</p>
        <p className="mt-1">
          It may never have existed (check the name), or its offsets were deleted or expired. What was stored of it in
          the chosen range stands below, if anything.
        </p>
      </EmptyState>
    </Card>
  );
}
