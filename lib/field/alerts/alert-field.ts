/** What a row of `npm run verify:alerts` finds in place, and what it answers. */

/** How long the rows that depend on it take. */
export interface Extent {
  /** So often the server is killed, while so many stalls come and go. */
  kills: number;
  cycles: number;
  /** So long PostgreSQL is stopped. */
  awayMs: number;
  /** So long a group toggles. */
  toggleMs: number;
  /** Groups of the cluster that loses a broker. */
  groups: number;
}

/** A PostgreSQL of the row's own. */
export interface AlertDatabase {
  /** Stops it at once; sessions are ended. */
  stop(): Promise<void>;
  /** Starts it again where it was. */
  start(): Promise<void>;
  /** Every row of every table as text. */
  dump(): Promise<string>;
}

/** The built server. */
export interface WatchedServer {
  url: string;
  logFile: string;
  /** Returns when it is ready. */
  start(): Promise<void>;
  /** SIGKILL; returns when it is gone. */
  kill(): Promise<void>;
}

export interface AlertField {
  javaPath: string;
  jarsDir: string;
  /** Where downloads stay. */
  cacheDir: string;
  /** A folder of the row's own, empty. */
  dir: string;
  /** First port that the row's servers may take. */
  basePort: number;
  extent: Extent;
  database: AlertDatabase;
  /** The server with these settings, as they stand in `tidemark.yaml`. It is not started yet. */
  serve(settings: object, env?: Record<string, string>): Promise<WatchedServer>;
  note: (text: string) => void;
  /** Ends what waits when the command is stopped. */
  signal: AbortSignal;
}

export interface AlertRow {
  /** Lower case with dashes, for `--only`. */
  name: string;
  /** What is proved, in words. */
  about: string;
  /** Answers what was seen, with figures. Rejects with what is not as it should be. */
  run(field: AlertField): Promise<string>;
}
