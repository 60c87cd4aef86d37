/** One row of the matrix: a kind of cluster, and what is checked on it. */

/** What a row finds in place when it runs. */
export interface Field {
  javaPath: string;
  /** Where downloads stay. */
  cacheDir: string;
  /** A folder of the row's own, empty. */
  dir: string;
  /** First port that its servers may take. */
  basePort: number;
  /** A database with tables. */
  databaseUrl: string;
  /** Starts the built server on a cluster, with the database of the row; answers when it is ready. */
  serve: (bootstrap: string) => Promise<{ url: string; stop(): Promise<void> }>;
  log: (line: string) => void;
}

export interface Row {
  /** Lower case with dashes, for `--only`. */
  name: string;
  /** The cluster in words, for the matrix and the README. */
  cluster: string;
  /** Version of the broker. */
  version: string;
  /** What works there, for the README. */
  works: string;
  /** Answers what was checked, with figures. Rejects with what is not as it should be. */
  run(field: Field): Promise<string>;
}

/** What was found is not as it should be. */
export class Mismatch extends Error {
  constructor(found: readonly string[]) {
    const more = found.length > SHOWN ? `\n  and ${found.length - SHOWN} more` : "";
    super(found.slice(0, SHOWN).join("\n  ") + more);
    this.name = "Mismatch";
  }
}

const SHOWN = 12;
