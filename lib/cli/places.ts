/** Where a command keeps what it makes: one state folder, and a cache of downloads that outlives it. */
import { rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { kafkaJarsDir } from "@/lib/lab/kafka-jars";

export interface Places {
  /** The project's folder. */
  root: string;
  /** What this run makes and remembers. */
  state: string;
  /** Downloads; shared between state folders and kept by --fresh. */
  cache: string;
  jars: string;
  logs: string;
  /** A file for each child that runs, so that a later start finds those that were left. */
  run: string;
  postgres: string;
  lab: string;
}

const MADE = ["run", "postgres", "lab", "logs"];

/**
 * TIDEMARK_STATE (`.tidemark`) and TIDEMARK_CACHE (`.tidemark/cache`), relative to the project's folder. `name` is a
 * folder inside the state folder for a command whose state must not be mixed with the demo's.
 */
export function findPlaces(env: NodeJS.ProcessEnv = process.env, root = process.cwd(), name = ""): Places {
  const state = join(resolve(root, env.TIDEMARK_STATE || ".tidemark"), name);
  const cache = resolve(root, env.TIDEMARK_CACHE || ".tidemark/cache");
  const [run, postgres, lab, logs] = MADE.map((entry) => join(state, entry)) as [
    string,
    string,
    string,
    string,
    string,
  ];
  return { root, state, cache, jars: kafkaJarsDir(cache), logs, run, postgres, lab };
}

/** Removes what a demo made. Everything else in the folder (the downloads, another command's state) is left. */
export function removeState(places: Places): void {
  for (const entry of MADE) rmSync(join(places.state, entry), { recursive: true, force: true, maxRetries: 3 });
}
