/** The query of `/api/v1/stream` as a scope. */
import type { StreamQuery } from "@/lib/api/stream-contract";
import type { StreamScope } from "./scope";

/** The scope that a query asks for, or the parameter that it lacks. */
export function streamScope({ scope, cluster, group, q, status }: StreamQuery): StreamScope | { missing: string } {
  switch (scope) {
    case "clusters":
      return { kind: "clusters" };
    case "groups":
      return cluster === undefined ? { kind: "groups" } : { kind: "groups", cluster };
    case "wall":
      return { kind: "wall", choice: { cluster: cluster ?? null, q: q ?? "", statuses: status ?? [] } };
    case "group":
      if (cluster === undefined) return { missing: "cluster" };
      if (group === undefined) return { missing: "group" };
      return { kind: "group", cluster, group };
  }
}
