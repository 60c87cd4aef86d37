/** A cluster that this server does not watch: which ones it does. */
import { Link } from "../ui/link";
import { SearchX } from "lucide-react";
import { clusterPath } from "@/lib/client/paths";
import { buttonClass } from "../ui/button";
import { Card } from "../ui/card";
import { EmptyState } from "../ui/empty-state";

const MOST = 6;

export function ClusterGone({ name, others }: { name: string; others: string[] }) {
  return (
    <Card>
      <EmptyState
        icon={SearchX}
        title={`There is no cluster ${name}`}
        action={
          <span className="flex flex-wrap justify-center gap-2">
            {others.slice(0, MOST).map((other) => (
              <Link key={other} href={clusterPath(other)} className={buttonClass()}>
                {other}
              </Link>
            ))}
            <Link href="/clusters" className={buttonClass({ variant: "ghost" })}>
              All clusters
            </Link>
          </span>
        }
      >
        This server does not watch a cluster of that name. Names are those of the configuration; check its spelling.
      </EmptyState>
    </Card>
  );
}
