/** Hands the edge to the server's process (lib/cli/serve.mjs), which waits for it before it listens. */
import { hostname } from "node:os";
import { createEdge, type Edge } from "@/lib/edge/edge";
import { servedNames } from "@/lib/edge/host";
import type { ServerSettings } from "@/lib/edge/settings";

const slot = globalThis as typeof globalThis & { tidemarkTakeEdge?: (edge: Edge) => void };

export function handOverEdge({ publicUrls, frameAncestors }: ServerSettings): void {
  slot.tidemarkTakeEdge?.(
    createEdge({
      names: servedNames([hostname(), process.env.HOST ?? ""], publicUrls),
      publicOrigins: new Set(publicUrls.map((url) => new URL(url).origin)),
      frameAncestors,
      dev: process.env.NODE_ENV !== "production",
    }),
  );
}
