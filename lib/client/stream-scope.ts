/** What a page wants to hear of, and the address that tells it. */
import { API } from "./paths";
import { queryString } from "./query-string";

export interface WallScope {
  kind: "wall";
  cluster?: string;
  q?: string;
  /** Statuses, separated by commas. */
  status?: string;
}

export type StreamScope =
  { kind: "clusters" } | { kind: "groups" } | { kind: "group"; cluster: string; group: string } | WallScope;

/** One connection serves a page: the first of these that any of its components asks for. */
const ORDER: StreamScope["kind"][] = ["group", "wall", "groups"];

/** The scope to listen to, of those that are wanted; the newest among equals. */
export function chooseScope(wanted: readonly StreamScope[]): StreamScope {
  for (const kind of ORDER) {
    const found = wanted.findLast((scope) => scope.kind === kind);
    if (found) return found;
  }
  return { kind: "clusters" };
}

/** Where the scope is told. */
export function streamAddress({ kind, ...rest }: StreamScope): string {
  return `${API}/stream${queryString({ scope: kind, ...rest })}`;
}
