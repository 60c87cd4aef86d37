import { describe, expect, it } from "vitest";
import type { ClusterSummary } from "@/lib/api/contract";
import { onceRead } from "./starting";

const cluster = (at: number | null, reachable = true) =>
  ({ cluster: "lab", at, health: { reachable, since: 0, reason: null } }) as unknown as ClusterSummary;

/** A server that knows its groups from the moment on at which it has read its cluster. */
class Server {
  constructor(private readAt: number | null) {}
  readonly clusters = () => Promise.resolve([cluster(this.readAt)]);
  readonly groups = () => Promise.resolve(this.readAt === null ? [] : ["billing", "shipping"]);
  finishReading = () => (this.readAt = 5);
}

describe("a list of a server that has just been started", () => {
  it("is the last picture until the first reading has ended", async () => {
    const server = new Server(null);
    expect(await onceRead(["billing"], server.clusters, server.groups)).toEqual(["billing"]);
    server.finishReading();
    expect(await onceRead(["billing"], server.clusters, server.groups)).toEqual(["billing", "shipping"]);
  });

  it("is never the empty one from before the reading that ends between two answers", async () => {
    const server = new Server(null);
    const askClusters = async () => {
      const clusters = await server.clusters();
      server.finishReading();
      return clusters;
    };
    expect(await onceRead(["billing"], askClusters, server.groups)).toEqual(["billing"]);
  });

  it("is what there is where no picture came before, or the cluster cannot be reached", async () => {
    const server = new Server(null);
    expect(await onceRead(undefined, server.clusters, server.groups)).toEqual([]);
    expect(await onceRead(["billing"], () => Promise.resolve([cluster(null, false)]), server.groups)).toEqual([]);
  });
});
