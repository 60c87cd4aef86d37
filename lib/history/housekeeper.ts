/**
 * Keeps history in shape beside the program: partitions ahead of time, closed hours into blocks, closed days into
 * rollups, and what has expired dropped. Of several processes on one database one at a time does it: the lock and
 * the work are one session, so a process that dies lets go of both.
 */
import { setTimeout as wait } from "node:timers/promises";
import type pg from "pg";
import type { Millis } from "@/lib/core/words/terms";
import { compact, type Compacted } from "./compaction";
import { withClient } from "./connection";
import { HOUR_MS, makePartitions, TICKS } from "./partitions";
import { forgetNames } from "./forget-names";
import { expire, type Retention } from "./retention";
import { rollUp } from "./roll-up";

/** Who keeps house holds this advisory lock; the number has no meaning. */
const LOCK = 5_172_009_432;

const EVERY_MS = 60_000;
/** After each step as long a rest as the step took, so that it never has more than half of a core. */
const LONGEST_REST_MS = 1000;

/** Names are looked at once an hour: whether one is used takes a look into every table. */
const NAMES_EVERY_MS = HOUR_MS;

export interface Kept extends Compacted {
  days: number;
  /** How many names nothing referred to any more. */
  forgotten: number;
  expired: string[];
}

export interface Round {
  retention: Retention;
  now: Millis;
  /** Whether to forget names that are used no more. */
  names?: boolean;
  pause: () => Promise<void>;
  going: () => boolean;
}

/** One round; null when another process is at it. */
export async function keepHouse(client: pg.ClientBase, round: Round): Promise<Kept | null> {
  const { retention, now, names = false, pause, going } = round;
  const { rows } = await client.query<{ mine: boolean }>("SELECT pg_try_advisory_lock($1) AS mine", [LOCK]);
  if (!rows[0]?.mine) return null;
  try {
    await makePartitions(client, TICKS, [now, now + HOUR_MS, now + 2 * HOUR_MS]);
    const compacted = await compact(client, now, pause, going);
    const days = going() ? await rollUp(client, now, pause, going) : 0;
    // What is not summed up yet stays: an import of old ticks becomes rollups before it goes.
    const expired = going() ? await expire(client, retention, now) : [];
    const forgotten = names && going() ? await forgetNames(client, going) : 0;
    return { ...compacted, days, expired, forgotten };
  } finally {
    await client.query("SELECT pg_advisory_unlock($1)", [LOCK]).catch(() => undefined);
  }
}

/** Keeps house every minute. A failed round is told, and tried again with the next. */
export class Housekeeper {
  private stopped = false;
  private wake = new AbortController();
  private readonly running: Promise<void>;

  constructor(
    private readonly url: string,
    private readonly retention: Retention,
    private readonly report: (error: unknown) => void,
  ) {
    this.running = this.run();
  }

  /** Ends it after the statement that is under way. */
  async stop(): Promise<void> {
    this.stopped = true;
    this.wake.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    let namesAt = Date.now();
    while (!this.stopped) {
      const now = Date.now();
      const names = now - namesAt >= NAMES_EVERY_MS;
      if (names) namesAt = now;
      await withClient(this.url, (client) =>
        keepHouse(client, {
          retention: this.retention,
          now,
          names,
          pause: restful(() => this.stopped),
          going: () => !this.stopped,
        }),
      ).catch((error: unknown) => {
        if (!(error instanceof Stopped)) this.report(error);
      });
      await wait(EVERY_MS, undefined, { signal: this.wake.signal, ref: false }).catch(() => undefined);
    }
  }
}

class Stopped extends Error {}

/** A pause as long as the work since the last one. */
function restful(stopped: () => boolean): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (stopped()) throw new Stopped("history is being closed");
    await wait(Math.min(performance.now() - since, LONGEST_REST_MS));
    since = performance.now();
  };
}
