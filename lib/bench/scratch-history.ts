/** A PostgreSQL of a benchmark's own with an empty history, which keeps house when it is told to. */
import { rmSync } from "node:fs";
import { withClient } from "@/lib/history/connection";
import { startEmbeddedPostgres } from "@/lib/history/embedded";
import { makeOpenFolder } from "@/lib/history/fresh-database";
import { openHistory, type History } from "@/lib/history/history";
import { keepHouse, type Kept } from "@/lib/history/housekeeper";
import { migrate } from "@/lib/history/migrate";
import { DEFAULT_RETENTION } from "@/lib/history/retention";

/** Brings it up, runs, and takes it away with all that was written. */
export async function withScratchHistory<T>(run: (url: string, history: History) => Promise<T>): Promise<T> {
  const dir = makeOpenFolder();
  const server = await startEmbeddedPostgres({ dir });
  try {
    await migrate(server.url);
    const history = await openHistory({ url: server.url, keepsHouse: false });
    return await run(server.url, history).finally(() => history.close());
  } finally {
    await server.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Compacts, rolls up and drops what a running instance would at `now`. */
export const keepHouseAt = (url: string, now: number, retention = DEFAULT_RETENTION): Promise<Kept | null> =>
  withClient(url, (client) =>
    keepHouse(client, {
      ...{ retention, now, going: () => true },
      pause: () => new Promise((resolve) => setImmediate(resolve)),
    }),
  );
