/** What a reader wants to hear of, and the feed that tells it: one for all readers of the same scope. */
import type { WallChoice } from "@/lib/api/wall-selection";
import { Feed } from "./feed";
import { GroupPicture } from "./group-picture";
import { GroupsPicture } from "./groups-picture";
import type { Hub } from "./hub";
import { ClustersPicture, type Picture } from "./picture";
import { WallPicture } from "./wall-picture";

export type StreamScope =
  | { kind: "groups"; cluster?: string }
  | { kind: "group"; cluster: string; group: string }
  | { kind: "wall"; choice: WallChoice }
  | { kind: "clusters" };

/** Scopes are written by strangers; each costs a comparison per cycle. */
const MAX_FEEDS = 500;

/** More different scopes are being read than one server should serve. */
export class TooManyFeeds extends Error {}

/** One text for each scope. */
export const scopeKey = (scope: StreamScope): string => JSON.stringify(scope);

/** The feed of a scope; it is made at the first call and ends by itself. @throws TooManyFeeds */
export function feedOf(hub: Hub, scope: StreamScope): Feed {
  const key = scopeKey(scope);
  const running = hub.feeds.get(key) as Feed | undefined;
  if (running) return running;
  if (hub.feeds.size >= MAX_FEEDS) for (const feed of hub.feeds.values() as Iterable<Feed>) if (feed.idle) feed.close();
  if (hub.feeds.size >= MAX_FEEDS) throw new TooManyFeeds("too many different selections are being watched");
  const feed = new Feed(hub, pictureOf(hub, scope), () => hub.feeds.delete(key));
  hub.feeds.set(key, feed);
  return feed;
}

function pictureOf(hub: Hub, scope: StreamScope): Picture {
  switch (scope.kind) {
    case "groups":
      return new GroupsPicture(hub.lookedAt, scope.cluster);
    case "group":
      return new GroupPicture(scope);
    case "wall":
      return new WallPicture(scope.choice);
    case "clusters":
      return new ClustersPicture();
  }
}
